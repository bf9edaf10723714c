"""What past imports left: problems, questions, decisions, freshness, quality."""
