-- Grain: one row a lemma that a form has somewhere in the corpus, the commonest first. Parameters: form; needle: the form
-- with its spaces; most: how many; texts: how many texts to look into.
-- Why: a word typed without accents may be several.
SELECT lemma
FROM (
  SELECT unnest(string_split(trim(forms), ' ')) AS form, unnest(string_split(trim(lemmas), ' ')) AS lemma
  FROM (
    SELECT forms, lemmas FROM words
    WHERE part IN ('title', 'text') AND contains(forms, $needle::VARCHAR)
    -- a few hundred texts show every lemma that matters; to take all of them apart takes seconds
    ORDER BY article_id LIMIT $texts::BIGINT
  )
)
WHERE form = $form::VARCHAR
GROUP BY lemma
ORDER BY count(*) DESC, lemma
LIMIT $most::BIGINT
