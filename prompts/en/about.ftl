# Answers to questions about the bot itself.
about-who = I am Omtanke, a program and not a person. What I say was written and read by people beforehand. Write what tempts you, and you get a second thought.
about-how = Write what tempts you and what it costs, such as “airfryer $120”. You get one honest reason to think twice, and buttons to answer with. /help shows the rest.
about-cost = I am free to use.
about-gain = No, I gain nothing by what you choose. I sell nothing, and there are no links to shops. With every reason stands who says it and what they get out of it.
about-data = I keep what you write about, so that I can answer and add up; I neither sell nor share it. /privacy tells it all, /export gives it to you, and /delete removes it.
about-languages = I understand Danish and English. /language switches between them.
about-shop = That I cannot do: I buy nothing and point to no shops. I help with a second thought first.
