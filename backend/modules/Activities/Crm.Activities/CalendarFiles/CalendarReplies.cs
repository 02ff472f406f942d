using System.Text;
using Crm.Activities.Domain;
using Crm.Activities.Mail.Mime;
using Crm.Activities.Records;
using Crm.Platform.Calendars;
using Crm.Platform.Normalisation.Emails;
using Crm.Platform.Records;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Activities.CalendarFiles;

/// <summary>Notes what those who were invited have answered (RFC 5546, 3.2.3).</summary>
internal sealed class CalendarReplies(ActivitiesDb db, IMediator mediator, RecordCatalog catalog, IExternalIds keys)
{
    private const int MaxBytes = 500_000;
    private const int MostFiles = 3;
    private const int MostEntries = 20;

    public static bool IsReply(IEnumerable<IcsComponent> components) => components.Any(c => c.Find("METHOD")?.Value.Equals("REPLY", StringComparison.OrdinalIgnoreCase) == true);

    /// <summary>Notes the answers that a mail brings; whose they are is its sender's alone.</summary>
    public async Task Answer(MimeMessage mail, CancellationToken ct)
    {
        foreach (var file in mail.Attachments.Where(a => a.Content.Length <= MaxBytes && (a.ContentType == "text/calendar" || a.Name.EndsWith(".ics", StringComparison.OrdinalIgnoreCase))).Take(MostFiles))
        {
            var components = IcsReader.Read(Encoding.UTF8.GetString(file.Content.Span));
            foreach (var entry in IsReply(components) && mail.From.Count == 1 ? CalendarEntryReader.EntriesOf(components).Take(MostEntries) : [])
            {
                await Note(entry, mail.From[0].Address, ct);
            }
        }
    }

    /// <summary>Answers the activity and whether that is news; null where nobody who answers is invited to anything here.</summary>
    /// <param name="sender">Who has sent it: nobody answers for others. Null where a colleague has brought the file.</param>
    public async Task<(Guid Id, bool IsNews)?> Note(IcsComponent entry, string? sender, CancellationToken ct)
    {
        var uid = entry.Find("UID")?.Value ?? "";
        var id = CalendarWriter.IdOf(uid) ?? await keys.Find("activity", CalendarImporter.Source, uid, ct);
        if (id is null || await db.Activities.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id && a.DeletionId == Guid.Empty, ct) is not { } activity)
        {
            return null;
        }

        var answers = entry.All("ATTENDEE").Select(CalendarEntryReader.Person).OfType<Attendee>()
            .Where(a => sender is null || EmailText.Key(a.Email!) == EmailText.Key(sender)).ToDictionary(a => EmailText.Key(a.Email!), a => a.Response, StringComparer.Ordinal);
        if (!activity.Attendees.Exists(a => a.Email is not null && answers.ContainsKey(EmailText.Key(a.Email))))
        {
            return null;
        }

        var attendees = activity.Attendees.ConvertAll(a => a.Email is not null && answers.TryGetValue(EmailText.Key(a.Email), out var response) ? a with { Response = response } : a);
        if (attendees.SequenceEqual(activity.Attendees))
        {
            return (activity.Id, IsNews: false);
        }

        var values = new RecordValues();
        values.Set(catalog.Of<Activity>().Find("attendees")!, attendees);
        await mediator.Send(new UpdateRecord<Activity>(activity.Id, values), ct);
        return (activity.Id, IsNews: true);
    }
}
