"""What-if: the numbers as they would be if chosen items were settled, and which items reach a target."""
