"""Random interface text: words, file names, dates, addresses, numbers, sentences."""

import string
from charset import CHARS

COMMON = """
about above accept access account action activate active add additional address adjust administrator advanced after
agree album alert align all allow already alternative always amount analysis and angle animation another any apply
appearance application archive area arrange article artist ask assign at attach attempt attribute audio author auto
automatic available average avatar away back backup balance band bank bar based basic before begin below between blank
block blue board body bold book border both bottom box branch bright browse brush budget buffer build bundle business
button by cache calendar call camera can cancel capacity card case catalog category cell center certificate change
channel character chart check child choose city class clean clear click clip clock close cloud code collapse collect
colour color column combine command comment commit common compact company compare complete component compose
compress computer condition configure confirm connect console contact contain content context continue contrast control
convert cookie copy core correct count country create credit crop cross current cursor custom customer cut cycle damage
dark dashboard data date day decimal default define degree delay delete deliver depth design desktop destination detail
detect device diagram dialog dictionary different digital direct disable discard disk display distance division
document domain done double down download draft drag draw drive drop duplicate duration each ease edge edit editor
effect eject element empty enable encoding end engine enter entire entity equal eraser error estimate event every exact
example except execute exist expand expert export expression extend extension external extra factor fade fail family
fast fast favourite feature feedback field figure file fill filter final find finish first fit fixed flag flat flip
float flow focus folder follow font footer for force foreground form format forward found frame free frequency from
front full function gallery game gap general generate get global go gradient graph gray green grid group guide half
handle hardware has header heading health height hello help hidden hide high highlight history hold home horizontal
host hour house icon identity idle if ignore image import in inbox include increase indent index individual info
initial input insert inside inspect install instance integer interval into invalid inverse invite invoice is issue item
job join journal just keep key kind label language large last later launch layer layout learn leave left length level
library license light limit line link list live load local location lock log long loop lost low main make manage manual
many map margin mark mask master match matrix maximum measure media medium member memory menu merge message meter
method microphone middle minimum minute mirror missing mobile mode model modify module monitor month more motion mouse
move movie multiple music mute my name native navigate near network never new next night no node noise none normal not
note nothing notice now number object of off offline offset old on once one online only opacity open operation option
or orange order orientation original other out outline output outside over overlay override overview owner package page
paint palette panel paper paragraph parameter parent part password paste path pattern pause payment peak pen pending
people percent perform period permission person phone photo picture pin pixel place plain plan play player please
plugin point policy pool popup port portrait position post power preference prefix prepare present preset press preview
previous price primary print priority privacy private problem process product profile program progress project prompt
property protocol provider proxy public publish purchase purple push quality quantity query question queue quick quit
radius random range rate ratio raw read ready real recent recipient record recover red redo reduce reference refresh
region register relative release reload remember remote remove rename render repair repeat replace reply report
request required reset resize resolution resource response restart restore result resume retry return reverse review
right role root rotate round route row rule run sample save scale scan schedule scheme scope score screen script scroll
search second section secure security select send sensor sentence separate sequence serial series server service
session set setting setup shadow shape share sharp sheet shift shop short shortcut show shuffle sidebar sign signal
silent similar simple single site size skin skip sleep slide slider slot slow small smart smooth snap sound source
space speaker speed spell split square stack standard start state station statistics status step stock stop storage
store stream street stretch string strong structure style sub submit subject success suggest summary support suspend
swap switch symbol sync system tab table tag take target task team template temporary terminal test text than thank
that the theme then there thick thin this thread threshold thumbnail ticket time timeout tint title to toggle token
tone tool toolbar tooltip top topic total touch track traffic transfer transform translate transparent trash travel
tree trial trigger trim true try turn type undo unit unknown unlock unread until up update upgrade upload usage use
user utility valid value variable vector verify version vertical via video view virtual visible visit voice volume wait
wallpaper warning watch wave web website week weight welcome what wheel when where white who wide width will window
wire with without wizard word work workspace world wrap write wrong year yellow yes yesterday you your zone zoom
""".split()

LEADS = ["Show", "Hide", "Enable", "Disable", "Use", "Allow", "Open", "Close", "Add", "Remove", "Edit", "Delete", "Copy",
         "Set", "Reset", "Save", "Load", "Check", "Choose", "Select", "Always", "Never", "Do not", "Keep", "Move", "Create",
         "Import", "Export", "Start", "Stop", "Switch", "Go to", "Change", "Apply", "Cancel", "Insert", "Play", "Sort by"]
MODIFIERS = ["Ctrl", "Shift", "Alt", "Meta", "Super", "Cmd"]
KEYS = ["Del", "Home", "End", "Tab", "Space", "Left", "Right", "Up", "Down", "PgUp", "PgDown", "Return", "Esc", "Ins",
        "Backspace", "Enter", "+", "-", ",", "=", "/", "[", "]"]
SUFFIXES = ["txt", "png", "json", "cpp", "pdf", "py", "md", "zip", "csv", "svg", "h", "xml", "mp3", "html", "log", "tar.gz"]
DOMAINS = ["com", "org", "net", "io", "de", "dev", "edu", "co.uk", "info", "fr"]
UNITS = ["MB", "KB", "GB", "GiB", "MiB", "px", "ms", "dB", "pt", "Hz", "kHz", "s", "min", "mm", "cm", "bytes", "items", "fps"]
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December"]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
PAIRS = ["{}: {}", "{} - {}", "{} & {}", "{}, {}", "{}/{}", '"{}" {}', "'{}' {}", "{} {}!", "{} {}?", "{} → {}", "[{}] {}",
         "<{}> {}", "{} = {}", "#{} {}", "{}; {}", "{} | {}", "{} + {}", "*{}* {}", "{{{}}} {}", "~{} {}", "{}\\{}",
         "{} × {}", "{}–{}", "© {} {}", "• {} {}", "{}’s {}", "^{} `{}", "${} {}", "@{} {}", "{} ({})", "{} > {}", "{} {}%"]
ALNUM = string.ascii_letters + string.digits
LOOKALIKE = "Il1|iIl1tfrnmO0QoS5B8Z2G6gq9uvwVWcCeE+-~=:;.,%"


def read_phrases(path):
    """The English texts of a file of `source TAB English TAB Chinese` lines, without those the reader could not write."""
    with open(path, encoding="utf-8") as file:
        texts = {line.split("\t")[1].replace("&", "").strip() for line in file}
    return sorted(text for text in texts if 1 < len(text) <= 60 and all(char in CHARS for char in text))


class Writer:
    """Draws text from a `random.Random`, so a seed repeats the whole set."""

    def __init__(self, rng, dictionary="/usr/share/dict/words", phrases=None):
        self.rng = rng
        self.phrases = read_phrases(phrases) if phrases else []
        with open(dictionary, encoding="utf-8") as file:
            words = (line.strip() for line in file)
            self.words = [w for w in words if 2 <= len(w) <= 13 and w.isascii() and "'" not in w]
        self.kinds = [self.shortcut, self.path, self.file_name, self.url, self.mail, self.date, self.date, self.time,
                      self.quantity, self.quantity, self.version, self.key, self.camel, self.counted, self.snake,
                      self.pair, self.pair, self.pair, self.digits, self.digits, self.noise, self.lookalikes]

    def chance(self, probability):
        return self.rng.random() < probability

    def word(self):
        word = self.rng.choice(COMMON if self.chance(0.5) else self.words)
        case = self.rng.random()
        if case < 0.35:
            return word[0].upper() + word[1:]
        if case < 0.43:
            return word.upper()
        return word.lower() if case < 0.85 else word

    def low(self):
        return self.word().lower()

    def random_string(self, low, high, alphabet=ALNUM):
        return "".join(self.rng.choice(alphabet) for _ in range(self.rng.randint(low, high)))

    def shortcut(self):
        keys = self.rng.sample(MODIFIERS, self.rng.choice([0, 1, 1, 1, 2, 2]))
        last = self.rng.choice([f"F{self.rng.randint(1, 12)}", self.rng.choice(string.ascii_uppercase),
                                self.rng.choice(string.digits), self.rng.choice(KEYS)])
        return "+".join(keys + [last])

    def path(self):
        parts = [self.rng.choice([self.low(), self.random_string(2, 6).lower(), "home", "usr", ".config", "share", "bin"])
                 for _ in range(self.rng.randint(1, 4))]
        start = self.rng.choice(["/", "/", "~/", "C:\\", "./"])
        separator = "\\" if "\\" in start else "/"
        return start + separator.join(parts) + self.rng.choice(["", separator, "." + self.rng.choice(SUFFIXES)])

    def file_name(self):
        stem = self.rng.choice([self.low(), self.snake(), self.low() + "-" + self.low(), self.word() + self.random_string(1, 4, string.digits)])
        return stem + "." + self.rng.choice(SUFFIXES)

    def url(self):
        host = self.rng.choice(["https://", "http://", "www.", "", "https://www."]) + self.low() + "." + self.rng.choice(DOMAINS)
        return host + self.rng.choice(["", "", "/", "/" + self.low(), f":{self.rng.randint(80, 9999)}", f"/{self.low()}?id={self.rng.randint(1, 999)}"])

    def mail(self):
        middle = self.rng.choice([".", "_", "", "-"]) + self.rng.choice([self.low(), str(self.rng.randint(1, 99))])
        return f"{self.low()}{middle}@{self.low()}.{self.rng.choice(DOMAINS)}"

    def clock(self):
        r = self.rng
        return r.choice([f"{r.randint(0, 23)}:{r.randint(0, 59):02d}", f"{r.randint(1, 12)}:{r.randint(0, 59):02d} {r.choice(['AM', 'PM', 'am', 'pm'])}",
                         f"{r.randint(0, 23):02d}:{r.randint(0, 59):02d}:{r.randint(0, 59):02d}"])

    def time(self):
        return self.clock()

    def date(self):
        r, sep = self.rng, self.rng.choice("/.-")
        day, month, year, name = r.randint(1, 31), r.randint(1, 12), r.randint(1980, 2035), r.choice(MONTHS)
        text = r.choice([f"{day}{sep}{month}{sep}{year}", f"{day:02d}{sep}{month:02d}{sep}{year}", f"{year}-{month:02d}-{day:02d}",
                         f"{day} {name[:3]} {year}", f"{name} {day}, {year}", f"{r.choice(DAYS)[:3]} {day} {name[:3]}",
                         f"{r.choice(DAYS)}, {day} {name}", f"{month}/{day}/{year % 100:02d}"])
        return text + (" " + self.clock() if self.chance(0.3) else "")

    def quantity(self):
        value = self.rng.uniform(0, 10 ** self.rng.randint(1, 6))
        text = self.rng.choice(["{:.0f}", "{:.0f}", "{:.1f}", "{:.2f}", "{:,.0f}"]).format(value)
        return text + self.rng.choice(["", "%", " %", "x", "°", " " + self.rng.choice(UNITS), " " + self.rng.choice(UNITS)])

    def version(self):
        r = self.rng
        return r.choice(["v", "", "Version ", "version "]) + f"{r.randint(0, 24)}.{r.randint(0, 20)}" + r.choice(["", f".{r.randint(0, 99)}", f".{r.randint(0, 9)}-{r.randint(1, 9)}"])

    def key(self):
        return self.random_string(3, 12)

    def camel(self):
        return self.low() + self.low().capitalize()

    def snake(self):
        return self.low() + "_" + self.low()

    def counted(self):
        r = self.rng
        return r.choice([f"{r.randint(0, 9999)} {self.low()}", f"{self.word().capitalize()} {r.randint(1, 300)}",
                         f"{r.randint(1, 99)} of {r.randint(1, 999)}", f"{r.randint(1, 99)}/{r.randint(1, 99)}", f"({r.randint(1, 99)})"])

    def pair(self):
        return self.rng.choice(PAIRS).format(self.word(), self.word())

    def digits(self):
        return self.random_string(2, 11, string.digits * 4 + ".,:-/+()% ").strip() or "7"

    def noise(self):
        return "".join(self.rng.choice(CHARS) for _ in range(self.rng.randint(3, 10))).strip() or "q"

    def lookalikes(self):
        return self.random_string(3, 10, LOOKALIKE)

    def sentence(self):
        count = self.rng.choice([1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 6])
        words = [self.word() for _ in range(count)]
        case = self.rng.random()
        if case < 0.4:
            words = [words[0].capitalize()] + [w.lower() for w in words[1:]]
        elif case < 0.58:
            words = [w.capitalize() for w in words]
        elif case < 0.64:
            words = [w.upper() for w in words]
        if count > 1 and self.chance(0.2):
            words[0] = self.rng.choice(LEADS)
        if self.chance(0.08):
            words.insert(self.rng.randint(0, len(words)), self.rng.choice(self.kinds)())
        return " ".join(words) + self.rng.choice([""] * 10 + [":", ":", "...", "…", ".", "!", "?", "*", ","])

    def phrase(self, limit):
        """One piece of interface text of at most `limit` characters."""
        limit = max(2, limit)
        if self.phrases and self.chance(0.3):
            text = self.rng.choice(self.phrases)
        else:
            text = self.rng.choice(self.kinds)() if self.chance(0.35) else self.sentence()
        if len(text) > limit:
            cut = text[:limit]
            text = cut.rsplit(" ", 1)[0] if " " in cut and self.chance(0.7) else cut
            if len(text) > 6 and self.chance(0.15):
                text = text[:-3] + self.rng.choice(["...", "…"])
        return text.strip() or "Ok"
