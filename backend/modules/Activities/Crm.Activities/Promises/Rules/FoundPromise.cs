using Crm.Kernel.Values;

namespace Crm.Activities.Promises.Rules;

/// <summary>Who gives the word: the company, or the customer.</summary>
internal enum PromiseSide
{
    Us,
    Them,
}

/// <summary>Who speaks in a text: we to the customer, the customer to us, or a colleague to colleagues about both.</summary>
internal enum PromiseVoice
{
    Outbound,
    Inbound,
    Internal,
}

/// <summary>A sentence that commits somebody. Start and length are characters of the text that was searched; confidence is between 0 and 1.</summary>
internal sealed record FoundPromise(
    string Sentence,
    int Start,
    int Length,
    PromiseSide By,
    string What,
    string? Topic,
    DateOnly? Due,
    string? DueText,
    DateOnly? ValidUntil,
    Money? Amount,
    decimal? Percent,
    double Confidence);

/// <summary>A day that a sentence names, and the words by which it does.</summary>
internal sealed record NamedDay(string Sentence, string Words, DateOnly Day);
