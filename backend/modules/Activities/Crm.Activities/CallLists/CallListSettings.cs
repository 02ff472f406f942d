using System.Globalization;
using System.Text.RegularExpressions;
using FluentValidation;

namespace Crm.Activities.CallLists;

/// <summary>A way in which a call ends.</summary>
internal sealed class CallOutcomeBody
{
    /// <summary>What reports count it by: letters and digits. reached, meeting, callBack, noAnswer, busy, voicemail, notInterested, wrongNumber and doNotCall are known by name.</summary>
    public required string Key { get; init; }

    /// <summary>What the company calls it; those that are known by name need none.</summary>
    public string? Name { get; init; }

    /// <summary>done, tryAgain, callBack, wrongNumber or doNotCall.</summary>
    public required CallEffect Effect { get; init; }
}

/// <summary>How a list is called from.</summary>
internal sealed class CallListSettings
{
    public required string Name { get; init; }

    /// <summary>What to say: Markdown, with the placeholders of templates for this type of record.</summary>
    public string? Script { get; init; }

    /// <summary>The purpose of consent that counts for the channel phone; without one those are left out who want no calls at all.</summary>
    public string? Purpose { get; init; }

    /// <summary>Who calls from it, beside whoever made it.</summary>
    public IReadOnlyList<Guid> CallerIds { get; init; } = [];

    /// <summary>How calls end, in the order of the number keys; left out, the usual nine.</summary>
    public IReadOnlyList<CallOutcomeBody>? Outcomes { get; init; }

    /// <summary>From when on one may call, in the time of whoever is called, such as 09:00.</summary>
    public string HoursFrom { get; init; } = "09:00";
    public string HoursUntil { get; init; } = "18:00";
    public IReadOnlyList<DayOfWeek> Days { get; init; } = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    /// <summary>How often a number is tried that nobody answers.</summary>
    public int Tries { get; init; } = 3;

    /// <summary>How many minutes pass before it is tried again.</summary>
    public int PauseMinutes { get; init; } = 120;

    public static string Clock(int minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}:{minutes % 60:00}");

    /// <summary>The minute of the day; null where the text is no time.</summary>
    public static int? Minutes(string? clock) => clock == "24:00" ? 24 * 60
        : TimeOnly.TryParseExact(clock, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? (time.Hour * 60) + time.Minute : null;

    public List<CallListOutcome> ChosenOutcomes() => Outcomes is null ? [.. CallListOutcomes.BuiltIn] : [.. Outcomes.Select(o => new CallListOutcome(o.Key, string.IsNullOrWhiteSpace(o.Name) ? null : o.Name.Trim(), o.Effect))];

    /// <summary>Writes them into a list.</summary>
    public void WriteTo(CallList list)
    {
        (list.Name, list.Script, list.Purpose, list.Outcomes) = (Name.Trim(), string.IsNullOrWhiteSpace(Script) ? null : Script, string.IsNullOrWhiteSpace(Purpose) ? null : Purpose, ChosenOutcomes());
        (list.HoursFrom, list.HoursUntil, list.Days) = (Minutes(HoursFrom)!.Value, Minutes(HoursUntil)!.Value, CallingHours.Bits(Days));
        (list.Tries, list.PauseMinutes) = (Tries, PauseMinutes);
    }
}

internal sealed partial class CallListSettingsValidator : AbstractValidator<CallListSettings>
{
    private const string Clean = "Remove the character U+0000 from this text.";

    public CallListSettingsValidator()
    {
        RuleFor(s => s.Name).NotEmpty().MaximumLength(CallListConfiguration.MaxName).Must(IsClean).WithMessage(Clean);
        RuleFor(s => s.Script).MaximumLength(20_000).Must(IsClean).WithMessage(Clean);
        RuleFor(s => s.Purpose).MaximumLength(CallListConfiguration.MaxKey).Must(IsClean).WithMessage(Clean);
        RuleFor(s => s.CallerIds).Must(c => c.Count <= 100 && c.Distinct().Count() == c.Count).WithMessage("Give 100 people at most, each once.");
        RuleFor(s => s.HoursFrom).Must(h => CallListSettings.Minutes(h) is not null).WithMessage("Give a time such as 09:00.");
        RuleFor(s => s.HoursUntil).Must(h => CallListSettings.Minutes(h) is not null).WithMessage("Give a time such as 18:00.");
        RuleFor(s => s.HoursUntil).Must((s, until) => CallListSettings.Minutes(until) is not { } end || CallListSettings.Minutes(s.HoursFrom) is not { } start || start < end).WithMessage("It ends after it begins.");
        RuleFor(s => s.Days).Must(d => d.Count is > 0 and <= 7).WithMessage("Choose one day at least.");
        RuleForEach(s => s.Days).IsInEnum();
        RuleFor(s => s.Tries).InclusiveBetween(1, 20);
        RuleFor(s => s.PauseMinutes).InclusiveBetween(1, 30 * 24 * 60);
        RuleFor(s => s.Outcomes).Must(o => o is null || (o.Count is > 0 and <= 12 && o.Select(x => x.Key).Distinct(StringComparer.Ordinal).Count() == o.Count)).WithMessage("Give 1 to 12 ways in which a call ends, each with a key of its own.");
        RuleForEach(s => s.Outcomes).ChildRules(outcome =>
        {
            outcome.RuleFor(o => o.Key).Must(k => Key().IsMatch(k ?? "")).WithMessage("Use letters and digits, 40 at most, a letter first.");
            outcome.RuleFor(o => o.Name).MaximumLength(60).Must(IsClean).WithMessage(Clean);
            outcome.RuleFor(o => o.Name).NotEmpty().When(o => !CallListOutcomes.IsBuiltIn(o.Key));
            outcome.RuleFor(o => o.Effect).IsInEnum();
        });
    }

    private static bool IsClean(string? text) => text?.Contains('\0', StringComparison.Ordinal) != true;

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]{0,39}$", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex Key();
}
