-- One row per name with a remark in brackets that an import told of, the latest first. At most 500.
select
    problems.value as text,
    max(problems.import_id) as import_id,
    any_value(problems.source_file) as file,
    any_value(problems.source_row) as "row",
from problems
where
    problems.code = 'name_with_remark'
    and problems.value is not null
group by problems.value
order by import_id desc, text
limit 500
