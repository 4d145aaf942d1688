"""The reStructuredText and Markdown of some packages as one archive that Porchlight imports: `corpus.zip`, and `headings.json`
with the headings of every page."""
import json, pathlib, re, sys, tarfile, zipfile

UNDERLINE = re.compile(r"^([=\-~^\"'#*+.:_`])\1{2,}\s*$")
ROLE = re.compile(r":[\w:+.-]+:`~?!?([^`<]*?)\s*(?:<[^`>]*>)?`")
LINK = re.compile(r"`([^`<]+?)\s*<[^`>]*>`_{1,2}")
REFERENCE = re.compile(r"`([^`]+)`_{1,2}")
DIRECTIVE = re.compile(r"^(\s*)\.\.\s+([\w:+.-]+)::\s*(.*)$")
SPOKEN = {"note", "warning", "admonition", "tip", "important", "seealso", "versionadded", "versionchanged", "deprecated", "hint",
          "class", "function", "method", "attribute", "module", "setting", "fieldlookup", "templatetag", "templatefilter",
          "django-admin", "django-admin-option", "confval", "option", "exception", "data", "glossary", "topic", "describe"}


def plain(line):
    for pattern in (ROLE, LINK, REFERENCE):
        line = pattern.sub(lambda found: found.group(1).strip() or found.group(0).strip("`"), line)
    return line.replace("``", "`").replace("|", " ").rstrip()


def from_rst(text):
    """Markdown that says the same to a search: headings, paragraphs, code. What only lays out is left out."""
    lines, out, levels, headings, skipped = text.expandtabs(4).splitlines(), [], [], [], None
    place = 0
    while place < len(lines):
        line = lines[place]
        following = lines[place + 1] if place + 1 < len(lines) else ""
        if skipped is not None and (not line.strip() or len(line) - len(line.lstrip()) > skipped):
            place += 1
            continue
        skipped = None
        directive = DIRECTIVE.match(line)
        if directive:
            indent, name, argument = directive.groups()
            if name.split(":")[-1] in SPOKEN:
                out += ["", plain(argument), ""]
            elif name in ("code-block", "code", "console", "sourcecode", "parsed-literal"):
                out.append("")
            else:
                skipped = len(indent)
        elif re.match(r"^\s*\.\.(\s|$)", line):
            skipped = len(line) - len(line.lstrip())
        elif re.match(r"^\s*:[\w -]+:(\s|$)", line):
            pass
        elif UNDERLINE.match(line) and following.strip() and place + 2 < len(lines) and lines[place + 2].rstrip() == line.rstrip():
            # A title between two lines.
            lines[place] = ""
            continue
        elif line.strip() and not line.startswith(" ") and UNDERLINE.match(following) and len(following.rstrip()) >= len(line.strip()) - 2:
            mark = following[0]
            if mark not in levels:
                levels.append(mark)
            title = plain(line.strip()).replace("`", "")
            headings.append(title)
            out += ["", "#" * min(levels.index(mark) + 1, 6) + " " + title, ""]
            place += 1
        else:
            out.append(plain(line[:-1] if line.endswith("::") else line))
        place += 1
    return "\n".join(out), headings


def from_markdown(text):
    return text, [found.group(1).strip().replace("`", "") for found in re.finditer(r"^#{1,6}\s+(.+?)\s*#*$", text, re.M)]


def pages(folder):
    for archive in sorted(pathlib.Path(folder).glob("*.tar.gz")):
        with tarfile.open(archive) as files:
            for member in sorted(files.getmembers(), key=lambda member: member.name):
                found = re.match(r"([^/]+?)-[\d.]+/docs?/(?:en/)?(.*)\.(rst|txt|md)$", member.name, re.I)
                if not found or not member.isfile() or "/_" in member.name:
                    continue
                text = files.extractfile(member).read().decode("utf-8", "replace").replace("\0", "")
                body, headings = from_markdown(text) if found.group(3) == "md" else from_rst(text)
                if headings and len(body.split()) > 20:
                    yield found.group(1).lower(), found.group(2), headings, body


folder = pathlib.Path(sys.argv[1])
listed, packages = {}, []
with zipfile.ZipFile(folder / "corpus.zip", "w", zipfile.ZIP_DEFLATED) as archive:
    for package, path, headings, body in pages(folder):
        slug = re.sub(r"[^a-z0-9]+", "-", f"{package} {path}".lower()).strip("-")[:110]
        if slug in listed:
            continue
        if package not in packages:
            packages.append(package)
        title = headings[0][:190]
        listed[slug] = headings
        # The page's first heading is the article's title, and does not stand in its text once more.
        body = re.sub(r"^# .*\n", "", body.lstrip(), count=1)
        head = f'---\ntitle: "{title.replace(chr(92), "").replace(chr(34), "")}"\nslug: {slug}\nlocale: en\ncategory: {package}\nstatus: published\n---\n'
        archive.writestr(f"articles/en/{slug}.md", head + body)
    topics = [{"slug": package, "icon": "book", "position": place, "names": {"en": {"name": package.capitalize()}}} for place, package in enumerate(packages)]
    archive.writestr("categories.json", json.dumps(topics))
(folder / "headings.json").write_text(json.dumps(listed))
print(f"relevance: {len(listed)} pages of {', '.join(packages)}")
