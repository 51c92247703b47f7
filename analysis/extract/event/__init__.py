"""The parts of the events component: lexicon, verb groups, clauses, triggers, status, dates, participants."""
