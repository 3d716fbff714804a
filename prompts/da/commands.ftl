# Menuen med kommandoer, en kort linje til hver.

command-start = Hvad det her er
command-help = Hvad jeg kan
command-summary = Det, der blev i lommen denne måned
command-waiting = Det, du sover på
command-history = Det hele, og hvad det blev til
command-goal = Det, du sparer op til
command-remind = Hvornår jeg spørger igen
command-plan = Din hvis-så-plan og dine husregler
command-settings = Sprog, valuta, tidszone, stilletid
command-language = Dansk eller English
command-privacy = Hvad jeg gemmer og hvorfor
command-export = Dine data som filer
command-delete = Slet alt
command-stop = Ikke flere beskeder
