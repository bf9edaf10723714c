"""The rules in force by place, sector and date, and the texts of law they stand on."""
