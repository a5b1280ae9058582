"""What an announcing decision does to the list of an authority: foreseen, carried out, owed in a term."""
