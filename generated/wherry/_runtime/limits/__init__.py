"""Keeping an account's limits busy without being refused. Pure: clock, dice and lock come in as arguments.

governors  all governors of a client
families   the models of an account, and which of them share a governor; sharing: how the figures show it
known      what is shown of all that
governor   who may send now, and the way of a ticket; refusals: what they teach where no header explains them
limits     what the user says
clock      the queue: places on a virtual clock
bucket     one limit: its level and speed; figures: what its headers say about refill, windows and other users; honesty: whether
           headers that were not believed tell the truth after all
pace       the rate where no header tells it; in_flight: how many calls may be under way; strays: refusals that are no limit
estimate   tokens of a request before it is sent; usage: those that an answer says it has used

The rules, in plain words:

1. There is a governor for each account and model, and in it a bucket for each limit: requests, tokens, input tokens ...
   A bucket has a limit, a refill a second, and a level: our estimate of what is left in it.
2. A call takes a ticket, asks whether it may go, and sleeps for as long as it is told before it asks again. Nobody is
   woken, so no wake-up can be lost, and threads, asyncio and trio do the same. First come, first served.
3. The level is what the newest answer told, and what has flowed in since, less what we have sent since. A call that this
   level does not cover is not sent.
4. A bucket is ours alone, and used up, until more is missing than our own calls explain. Where others use it, a reserve is
   kept in it, and the fuller the bucket the faster we send. All see the same level, so all settle at the same speed without
   talking.
5. The refill comes from the headers: `limit x reset / used` is the window of a bucket. Where that says nothing, it is what is
   seen to flow back; until then it is taken for a minute's. Where the reset counts down to the end of a fixed window, what
   is left is spread over the time that is left.
6. A refusal in spite of a level that seemed enough means that others were faster: for a while we take a smaller share.
   Refusals in a heap while the headers show plenty mean that the headers say nothing. So do headers that never show anything
   left while each call is let in, if more calls than flow back, or far fewer: others would have left us something. Then, as
   where there are no headers, the limit is learned from the refusals:
   - One refusal alone only stops what grows. A limit is believed when refusals come in a heap, or again at the same level.
   - If as many calls were under way each time, these are limited. If it went on while they became fewer, the rate is; what was
     let in between two refusals is the rate. Where a refusal names a time, it is the rate, too.
   - Once a limit is kept to, a refusal is a surprise, unless more was tried just then. After three surprises, the refusals are
     taken for no limit: what was learned is forgotten, and each delays its own call only, until a heap comes.
   - Without refusals a higher rate, or one more call in flight (of many, a thirty-second), is tried after some hundreds of
     calls, so that about one call in so many is refused. What is tried beyond a limit proves nothing against it.
7. Until the first headers come, few calls are in flight, and one more after each answer.
8. Tokens are estimated before the call. What calls take of the limit is learned from the usage in answers, but where the
   figures show that the service takes more, up to the estimate, that counts.
9. Whatever the headers say: when nothing was sent for `max_wait_s`, a call is tried.
"""

# Copied from templates/runtime/limits/__init__.py: edit it there.
