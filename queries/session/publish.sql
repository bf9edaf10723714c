-- What the program itself writes into every register version: its date and the parameters in force.
delete from as_of;
insert into as_of values (cast($as_of as date));
delete from rules;
insert into rules by name
select * from given_rules
