"""Builds files to send back: marked workbooks and the template; tracks which returns are missing."""
