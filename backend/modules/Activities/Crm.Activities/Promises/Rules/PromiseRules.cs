using System.Text.RegularExpressions;

namespace Crm.Activities.Promises.Rules;

/// <summary>
/// Finds the sentences of a text in which somebody gives their word: by verb forms of five languages, not by learning, so that every proposal can be explained
/// and corrected. How well it does is measured by PromiseRulesTests on two labelled sets; what it misses can be written down by hand.
/// </summary>
internal static partial class PromiseRules
{
    /// <summary>Longer texts are read this far: a promise further down is not proposed.</summary>
    public const int MaxText = 50_000;

    private const int MaxSentence = 1_000;
    private const int MaxFound = 20;

    private static readonly Speech[] Latin = [new EnglishSpeech(), new SpanishSpeech(), new ItalianSpeech()];
    private static readonly Speech Russian = new RussianSpeech();
    private static readonly Speech Chinese = new ChineseSpeech();

    /// <param name="text">What was written or said.</param>
    /// <param name="language">The likely language, where known: it decides only what the words leave open.</param>
    /// <param name="at">When it was written: days such as "tomorrow" are counted from here.</param>
    /// <param name="zone">Where it was written: decides which day it was.</param>
    /// <param name="voice">Who speaks.</param>
    public static IReadOnlyList<FoundPromise> Find(string text, string? language, DateTimeOffset at, TimeZoneInfo zone, PromiseVoice voice = PromiseVoice.Outbound)
    {
        if (text.Length > MaxText)
        {
            text = text[..MaxText];
        }

        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
        List<FoundPromise> found = [];
        foreach (var (start, length) in Sentences.In(text))
        {
            if (length <= MaxSentence && TryLook(text.Substring(start, length), text, language, today, voice) is { } promise)
            {
                found.Add(promise with { Start = start, Length = length });
                if (found.Count == MaxFound)
                {
                    break;
                }
            }
        }

        return found;
    }

    /// <summary>The first day from that day on that each sentence names, except of sentences that promise something: what they name is when it is due.</summary>
    public static IReadOnlyList<NamedDay> Days(string text, DateTimeOffset at, TimeZoneInfo zone, PromiseVoice voice)
    {
        text = text.Length > MaxText ? text[..MaxText] : text;
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
        return
        [
            .. Sentences.In(text).Where(s => s.Length <= MaxSentence).Select(s => text.Substring(s.Start, s.Length))
                .Where(sentence => TryLook(sentence, text, language: null, today, voice) is null)
                .Select(sentence => TryDay(sentence, text, today)).OfType<NamedDay>().Take(MaxFound),
        ];
    }

    private static NamedDay? TryDay(string sentence, string text, DateOnly today)
    {
        try
        {
            var plain = Plain(sentence);
            var day = SpeechesOf(sentence, text, language: null).SelectMany(s => DueDates.In(plain, s, today)).FirstOrDefault(d => d.Day >= today);
            return day is null ? null : new NamedDay(sentence, sentence[day.Start..day.End].Trim(), day.Day);
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    private static FoundPromise? TryLook(string sentence, string text, string? language, DateOnly today, PromiseVoice voice)
    {
        try
        {
            return Look(sentence, text, language, today, voice);
        }
        catch (RegexMatchTimeoutException)
        {
            return null; // Made to take long: not worth a failure of the mail that brought it.
        }
    }

    private static FoundPromise? Look(string sentence, string text, string? language, DateOnly today, PromiseVoice voice)
    {
        if (sentence.AsSpan().IndexOfAny("?？¿") >= 0)
        {
            return null;
        }

        return SpeechesOf(sentence, text, language).Select(s => Look(sentence, s, today, voice)).FirstOrDefault(p => p is not null);
    }

    private static FoundPromise? Look(string sentence, Speech speech, DateOnly today, PromiseVoice voice)
    {
        var plain = Blank(speech.Courtesy, Blank(Quotation(), Plain(sentence)));
        if (voice == PromiseVoice.Internal && speech.Theirs.Match(plain) is { Success: true } theirs && !speech.Doubts.IsMatch(plain))
        {
            return Promise(sentence, plain, speech, today, theirs, PromiseSide.Them, certainty: 0.5);
        }

        if (speech.Conditions.IsMatch(plain))
        {
            return null;
        }

        var side = voice == PromiseVoice.Inbound ? PromiseSide.Them : PromiseSide.Us;
        if (Certain(speech.Commits, plain, speech) is { } commits)
        {
            return Promise(sentence, plain, speech, today, commits, side, certainty: 0.6);
        }

        return Certain(speech.CommitsWithDate, plain, speech) is { } weak && DueDates.In(plain, speech, today).Count > 0
            ? Promise(sentence, plain, speech, today, weak, side, certainty: 0.45)
            : null;
    }

    /// <summary>The first match whose clause holds nothing that takes it back: what stands in other clauses ("sorry that I could not answer") does not matter.</summary>
    private static Match? Certain(Regex verbs, string plain, Speech speech)
    {
        foreach (Match verb in verbs.Matches(plain))
        {
            var start = 0;
            var end = plain.Length;
            foreach (Match mark in speech.Clauses.Matches(plain))
            {
                if (mark.Index + mark.Length <= verb.Index + 1)
                {
                    start = mark.Index + mark.Length - 1;
                }
                else if (mark.Index >= verb.Index + verb.Length)
                {
                    end = mark.Index;
                    break;
                }
            }

            if (!speech.Doubts.IsMatch(plain[start..end]))
            {
                return verb;
            }
        }

        return null;
    }

    private static FoundPromise Promise(string sentence, string plain, Speech speech, DateOnly today, Match verb, PromiseSide by, double certainty)
    {
        // The day that follows the verb is what is promised; one before it may be what the sentence starts from ("tomorrow I will call you").
        var days = DueDates.In(plain, speech, today);
        var day = days.FirstOrDefault(d => d.Start >= verb.Index) ?? (days.Count > 0 ? days[^1] : null);
        var holds = speech.Holds.IsMatch(plain);
        var (amount, percent) = (Amounts.Find(plain), Amounts.Percent(plain));
        return new FoundPromise(
            sentence,
            0,
            sentence.Length,
            by,
            sentence.Length <= 300 ? sentence : sentence[..299] + "…",
            Topics.Of(plain),
            holds ? null : day?.Day,
            day is null ? null : sentence[day.Start..day.End].Trim(),
            holds ? day?.Day : null,
            amount,
            percent,
            certainty + (day is null ? 0 : 0.2) + (amount is null && percent is null ? 0 : 0.1));
    }

    /// <summary>The languages that the sentence may be in: one, or several whose words it has alike.</summary>
    private static IEnumerable<Speech> SpeechesOf(string sentence, string text, string? language)
    {
        if (sentence.Any(c => c is >= '\u4E00' and <= '\u9FFF'))
        {
            return [Chinese];
        }

        if (sentence.Any(c => c is >= '\u0400' and <= '\u04FF'))
        {
            return [Russian];
        }

        var (words, all) = (WordsOf(sentence), WordsOf(text.Length > 2000 ? text[..2000] : text));
        var best = Latin.GroupBy(s => words.Count(s.Words.Contains) + sentence.Count(s.Letters.Contains)).MaxBy(g => g.Key)!;
        return best.OrderByDescending(s => (10 * all.Count(s.Words.Contains)) + (s.Code == language ? 5 : 0));
    }

    private static string[] WordsOf(string text) =>
        Plain(text).Split([' ', ',', '.', ';', ':', '!', '\n', '\r', '\t', '(', ')'], StringSplitOptions.RemoveEmptyEntries);

    // As long as the original, so that positions hold.
    private static string Plain(string text) =>
        text.ToLowerInvariant().Replace('ё', 'е').Replace('’', '\'').Replace('\u00a0', ' ').Replace('\u202f', ' ');

    private static string Blank(Regex pattern, string text) => pattern.Replace(text, m => new string(' ', m.Length));

    [GeneratedRegex("\"[^\"]{12,}\"|“[^”]{12,}”|«[^»]{12,}»|「[^」]{6,}」", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Quotation();
}
