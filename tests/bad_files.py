"""Files that nobody can read, and a word of what is said about each."""

BAD_FILES = [
    (b"", "leeg"),
    (b" \r\n \r\n", "leeg"),
    (b"%PDF-1.7 ...", "PDF"),
    (b"\xd0\xcf\x11\xe0rest", "oud Excel-bestand"),
    (b"kenmerk;naam\n1;a\0b\n", "geen tekstbestand"),
    ("kenmerk;naam\n".encode("utf-16"), "geen tekstbestand"),
    (b'[{"kenmerk": "1"}, {"kenm', "JSON"),
    (b"[1, 2]", "JSON"),
    (b"[" * 100_000, "JSON"),
    (b"alleen tekst zonder kolommen\n", "Geen kolommen"),
    (b";".join([b"kolom"] * 10_000), "10000 kolommen"),
    (b"PK\x03\x04 kapot", "beschadigd"),
]
