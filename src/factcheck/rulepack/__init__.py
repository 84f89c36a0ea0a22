"""Rule packs: what a person wrote (`schema`) and how it is found, read and faulted (`load`)."""
