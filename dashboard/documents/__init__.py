"""What goes into the documents that people take with them, as data; dashboard/export writes the files."""
