-- Grain: one row a lemma that a form has somewhere in the corpus, the commonest first. Parameters: form; needle: the form
-- with its spaces; most: how many.
-- Why: a word typed without accents may be several.
SELECT lemma
FROM (
  SELECT unnest(string_split(trim(forms), ' ')) AS form, unnest(string_split(trim(lemmas), ' ')) AS lemma
  FROM words WHERE contains(forms, $needle::VARCHAR)
)
WHERE form = $form::VARCHAR
GROUP BY lemma
ORDER BY count(*) DESC, lemma
LIMIT $most::BIGINT
