using Crm.Platform.Consents;
using Crm.Platform.Imports.Columns;
using Crm.Platform.Search;

namespace Crm.Platform.Imports.Rows;

/// <summary>What a cell says of a consent: yes, no, or the day on which the person agreed.</summary>
internal static class ConsentCell
{
    public const string Hint = "Write yes, no, or the day on which the person agreed, which is not to come.";

    public static (ConsentStatus Status, DateTime? At)? Read(string text, DateOrder dates, DateTime now)
    {
        var word = Folding.Key(text);
        if (word is "true" || OptionWords.Of("true").Concat(OptionWords.Of("granted")).Contains(word, StringComparer.Ordinal))
        {
            return (ConsentStatus.Granted, null);
        }

        if (word is "false" || OptionWords.Of("false").Concat(OptionWords.Of("withdrawn")).Contains(word, StringComparer.Ordinal))
        {
            return (ConsentStatus.Withdrawn, null);
        }

        return DateText.Read(text, dates)?.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) is { } day && day <= now ? (ConsentStatus.Granted, day) : null;
    }
}
