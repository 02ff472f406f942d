using Crm.Platform.Consents;

namespace Crm.Platform.Imports.Rows;

/// <summary>Decides which of the consents that a row tells are news, and which must not be believed.</summary>
internal static class ConsentNews
{
    /// <param name="states">What holds for the person; what is news is added.</param>
    /// <param name="row">The row.</param>
    /// <param name="now">When it is written down.</param>
    public static IReadOnlyList<ConsentAct> Of(List<ConsentState> states, ReadRow row, DateTime now)
    {
        var news = new List<ConsentAct>();
        foreach (var act in row.Consents)
        {
            var last = states.Where(s => s.Channel == act.Channel && (s.Purpose == act.Purpose || s.Purpose == ConsentPurpose.Everything)).OrderByDescending(s => s.At).ThenByDescending(s => s.Status).FirstOrDefault();
            if (last?.Status == act.Status)
            {
                continue;
            }

            // A table that says yes without a day was perhaps written before the person said no.
            if (last?.Status == ConsentStatus.Withdrawn && (act.At ?? DateTime.MinValue) <= last.At)
            {
                row.Remarks.Add($"{Name(act)}: left out, because the person has withdrawn it since. Give the day on which they agreed again.");
                continue;
            }

            news.Add(act);
            states.RemoveAll(s => s.Channel == act.Channel && s.Purpose == act.Purpose);
            states.Add(new ConsentState { Channel = act.Channel, Purpose = act.Purpose, Status = act.Status, At = act.At ?? now });
        }

        if (news.Count > 0)
        {
            row.Remarks.Add($"Noted: {string.Join(", ", news.Select(a => $"{Name(a)} {a.Status.ToString().ToLowerInvariant()}"))}.");
        }

        return news;
    }

    private static string Name(ConsentAct act) => $"{act.Channel.ToString().ToLowerInvariant()}.{act.Purpose}";
}
