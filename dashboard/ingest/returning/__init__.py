"""Files that go back to the sender: the marked workbook, the template."""
