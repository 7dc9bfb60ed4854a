"""Keeping an account's limits busy without being refused. Pure: clock, dice and lock come in as arguments.

governors  all governors of a client
families   the models of an account, and which of them share a governor; sharing: how the figures show it
known      what is shown of all that
governor   who may send now, and what each answer teaches; the way of a ticket
limits     what the user says
clock      the queue: places on a virtual clock
bucket     one limit: its level and speed; figures: what its headers say about refill, windows and other users
pace       the rate where no header tells it; in_flight: how many calls may be under way; strays: refusals that are no limit
estimate   tokens of a request before it is sent; usage: those that an answer says it has used

The rules, in plain words:

1. There is a governor for each account and model, and in it a bucket for each limit: requests, tokens, input tokens ...
   A bucket has a limit, a refill a second, and a level: our estimate of what is left in it.
2. A call takes a ticket, asks whether it may go, and sleeps for as long as it is told before it asks again. Nobody is
   woken, so no wake-up can be lost, and threads, asyncio and trio do the same. First come, first served.
3. The level is what the newest answer told, and what has flowed in since, less what we have sent since. A call that this
   level does not cover is not sent.
4. Where others use the same bucket, a reserve is kept in it, and the fuller the bucket the faster we send. All see the same
   level, so all settle at the same speed without talking. Where we are alone, as the figures show, the bucket is used up.
5. The refill comes from the headers: `limit x reset / used` is the window of a bucket. Where that says nothing, it is what is
   seen to flow back; until then it is taken for a minute's. Where the reset counts down to the end of a fixed window, what
   is left is spread over the time that is left.
6. A refusal in spite of a level that seemed enough means that others were faster: for a while we take a smaller share.
   Refusals while the headers show plenty mean that the headers say nothing; then, as where there are none, the limit is
   learned from the refusals: a rate, or a number of calls in flight.
7. Until the first headers come, few calls are in flight, and one more after each answer.
8. Tokens are estimated before and known after the call; the ratio of both corrects the next estimates.
9. Whatever the headers say: when nothing was sent for `max_wait_s`, a call is tried.
"""

# Copied from templates/runtime/limits/__init__.py: edit it there.
