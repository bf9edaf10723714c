"""Rows of random registers, by table. Nothing here knows how a check is answered, only where its limits lie."""
