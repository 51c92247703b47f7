"""What leaves Selon: a chart or table of a page goes in; a file that others can open, check and cite comes out.

One kind of file a module. `views` names what each page shows, `address` reads a page's address, `exhibit` brings both
together with what they were counted from, and `formats` makes the file. The pages and the command use the same way.
"""
