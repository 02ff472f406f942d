using Crm.Platform.Calendars;

namespace Crm.Platform.Records.Kinds;

/// <summary>How something repeats: the text of an RRULE (RFC 5545), as it was sent.</summary>
internal sealed class RecurrenceKind : TextKind
{
    private static readonly string[] Only = ["isNull"];

    public override string Name => "recurrence";

    public override IReadOnlyList<string> Operators => Only;

    internal override bool NeedsKeyColumn => false;

    protected override int MaxLength(Field field) => RecurrenceRule.MaxLength;

    internal override IEnumerable<string> SearchTerms(object? value) => [];

    protected override object? Check(string text, Field field, string path, InputErrors errors)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (!RecurrenceRule.TryParse(text, out _, out var reason))
        {
            errors.Add(path, reason);
            return null;
        }

        return base.Check(text.Trim(), field, path, errors);
    }
}
