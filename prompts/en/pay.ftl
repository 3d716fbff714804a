# Hours of work: only for whoever chose to say what an hour brings them.

# One line of a nudge, beside the price.
work-minutes = { $price } is about { $minutes } minutes of work.
work-hours = { $hours ->
    [one] { $price } is about an hour of work.
   *[other] { $price } is about { $hours } hours of work.
}
work-half-hours = { $price } is about { $hours }½ hours of work.

# Settings.
button-pay = Hours of work
button-remove-pay = Remove hours of work
settings-pay = Hours of work: on, { $pay } an hour
ask-pay =
    <b>Hours of work</b>
    Tell what an hour brings you after tax, and I show prices as hours of work too, beside the price. The figure stays here and is used for nothing else.

    What is it an hour? A figure is enough, such as “18”.
ask-pay-again = I did not catch what it is for one hour. Write it as a figure, after tax, such as “18”.
pay-set = Noted: { $pay } an hour. It then reads like this: { $example }
