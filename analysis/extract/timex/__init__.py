"""The grammar of time expressions: a text goes in, what it says of days, months and years comes out.

`lexer` cuts the text into classed tokens, `grammar` (with the rules of `french` and `english`) finds expressions among
them, `tense` says whether the clause looks back or ahead, `resolve` puts calendar values on what was found.
"""
