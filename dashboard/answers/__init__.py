"""Answers to questions about the register: numbers, lists, explanations, comparisons; frames and values out."""
