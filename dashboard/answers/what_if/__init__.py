"""What-if: which worklist items to settle to reach a target, and every number once they are settled."""
