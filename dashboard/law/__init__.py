"""The rules in force by place, sector and date, and their legal texts."""
