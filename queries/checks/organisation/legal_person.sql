-- title_zh: 法人资格
-- title_en: Legal person
-- rate_zh: 法人资格登记率
-- rate_en: Unions that are legal persons
-- short_zh: 法人
-- short_en: Legal person
-- definition_zh: 有工会的，已取得工会法人资格且证书在有效期内即为达标（有效期末日仍有效）；证书有效期未登记的为待核实。
-- definition_en: A union passes when it is a legal person and its certificate has not expired; the last day is still
--   valid. Unknown where the certificate's last day is empty.
-- asked: union
-- place: 8
-- strength: may
-- basis_zh: 《中华人民共和国工会法》（2021年修正）第十五条：具备法人条件的，依法取得社会团体法人资格；《基层工会法人登记管理办法》第二十六、二十七条：证书有效期与届期相同，期满前三十日内换领。
-- basis_en: Trade Union Law (2021), article 15: a union that meets the conditions becomes a legal person; measures on
--   the registration of grassroots unions, articles 26 and 27: the certificate runs with the term and is renewed in
--   its last 30 days.
-- former_basis_to: 2021-12-31
-- former_basis_zh: 《中华人民共和国工会法》（2009年修正）第十四条：具备法人条件的，依法取得社会团体法人资格。
-- former_basis_en: Trade Union Law (2009), article 14: a union that meets the conditions becomes a legal person.
-- records: unions.legal_person, unions.legal_person_valid_to
-- next_step_zh: 向登记机关申请取得法人资格，或换领《工会法人资格证书》。
-- next_step_en: Apply to the registering union for the certificate, or for a new one.
select
    unit_id,
    has_union as applies,
    -- Expired fails whatever else is written (reading 35). A certificate whose last day nobody recorded is unknown.
    is_legal_person and as_of <= legal_person_valid_to as passes,
    case when legal_person_valid_to < as_of then cast(legal_person_valid_to + interval 1 day as date) end as since,
    case when legal_person_valid_to < as_of then legal_person_valid_to end as due,
from organisation
