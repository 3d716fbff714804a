# Meeting, helping and explaining.

# Put before the first answer to somebody who began without /start.
introduction = I am Omtanke, a program and not a person. /help shows what I can do, /privacy what I keep.

start =
    <b>Hi, I am Omtanke: a second think before you buy.</b>

    I am a program, not a person. Write what tempts you and what it costs, such as “Stanley cup $45”. I give you one honest reason to think twice and some ways to be fine without it. Then you skip it, sleep on it or buy it: it is your call.

    I sell nothing, and nobody pays me for what I say. /help shows what I can do, /privacy what I keep.

help =
    <b>Write what tempts you and what it costs</b>, such as “airfryer 899 kr”. A link to the page does, too. You get a second thought and buttons to answer with.

    /summary – what stayed this month (or “/summary October”)
    /waiting – what you are sleeping on
    /history – everything, with what became of it
    /goal – what you save for: “/goal 5000 kr for Rome”
    /remind – when to ask again about the newest thing: “/remind friday 18:00”
    /plan – your if-then plan and house rules
    /opinion – your own opinion for others
    /settings – language, currency, time zone, quiet hours
    /language – Dansk or English
    /privacy – what I keep, and why
    /export – your data as files
    /delete – delete everything
    /stop – no more messages from me

privacy =
    <b>What I keep</b>
    Your Telegram id and chat, your settings and goal, the things you write about with price, date and what you decided, your own words on why, and your reminders. Also what you choose to tell: your plan and house rules, your payday, your pay an hour, and whether a thing was worth it; and what you write for others with /opinion, which a person reads before it is shown without your name. The messages themselves are deleted once they are answered.

    Your Telegram id and everything in your own words are stored encrypted. What was said about a thing you never decided on goes after 30 days, and so does an opinion that was declined or that you took back.

    <b>What for</b>
    To answer you, to ask again when the pause is over, and to add up what stayed. Nothing else: no advertising, no sharing, no selling.

    <b>Who reads along</b>
    Nobody, but for what you write with /opinion. The replies are put together here from texts that people wrote. A shop whose link you send sees that a program fetched the page, not who you are; the link is not kept. { $model }

    /export gives you all of it, /delete removes all of it at once.

stopped = All right, I will not write to you any more. What is saved stays until you say /delete. Write to me whenever you like, and I am back.

sounds-fine-essential = That sounds needed: <b>{ $product }</b>. Then it is fine, and I have no second thoughts.
sounds-fine-planned = <b>{ $product }</b> sounds planned and thought through. Sounds fine. Enjoy it.
sounds-fine-gift = <b>{ $product }</b>: something for someone else sounds fine. I hope it brings joy.

other-hello = Write what tempts you, and what it costs if you know, such as “headphones 129 euro”. /help shows the rest.
other-unclear = I did not catch what it is about. Write the thing and its price, such as “sneakers 110 euro”.
# A death; nothing is asked.
other-grief = I am sorry. I am only a program, so a person you can talk to is probably best. All of this can wait for as long as it needs to.
# A heavy day, without a thing to talk about.
other-mood = That sounds hard. I am only a program, so a person you are fond of can probably do more than I can. I am here when something tempts you.
# Something that is not to be bought. Beside a nudge the buttons come again.
other-declined = That is quite all right, and it is your call.
# Something that is bought already; the law stands in withdrawal.toml.
other-bought = Then it is bought, and I have no second thoughts. Bought online from a business in the EU, it usually comes with a 14-day right of withdrawal (Directive 2011/83/EU, art. 9), if you ever want it. Nothing is noted.
other-media = I cannot read that. Write what the thing is and what it costs, such as “lamp 45 euro”.
other-too-long = That is more than I can read at once. Write just the thing and its price, such as “sofa 799 euro”.
other-command = I do not know that command. /help shows those I know.
other-group = I only talk one to one. Write to me in a private chat.
went-wrong = Something went wrong on my side, and nothing was booked. Please write it again in a moment.

# To somebody who writes faster than anybody can read, once.
turned-away-paced = That is quicker than I can keep up with. Give me a minute, and write the one that matters most again.
# To somebody new while very many come at once.
turned-away-crowded = Many people are here just now. Please try again in a minute.

# Distress. Written by people, never by a model; no figures but the help lines', no nudge.
distress =
    That sounds heavy, and it is good that you write it. I am only a program, and this is more than a program can carry. A person can help.

    { $lines }

    Nothing of this was saved.
