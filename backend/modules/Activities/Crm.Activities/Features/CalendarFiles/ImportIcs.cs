using Crm.Activities.CalendarFiles;
using Crm.Activities.Domain;
using Crm.Kernel;
using Crm.Platform.Calendars;
using Crm.Platform.Http;
using Crm.Platform.Records.Conditions;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Activities.Features.CalendarFiles;

/// <summary>A calendar file as text.</summary>
internal sealed record ImportIcsBody(string Text);

/// <summary>Takes meetings and tasks over from a calendar file, or the answers of those who were invited.</summary>
internal sealed record ImportIcs(string Text) : ICommand<IcsImport>;

/// <summary>What became of the entries of a calendar file: received is created, updated, unchanged and refused together.</summary>
internal sealed class IcsImport
{
    public required int Received { get; init; }
    public required int Created { get; init; }
    public required int Updated { get; init; }

    /// <summary>Known already, with nothing that is new or newer.</summary>
    public required int Unchanged { get; init; }
    public required int Refused { get; init; }
    public required IReadOnlyList<IcsImportItem> Items { get; init; }
}

/// <summary>What became of one entry.</summary>
internal sealed class IcsImportItem
{
    public string? Uid { get; init; }
    public string? Subject { get; init; }

    /// <summary>created, updated, unchanged or refused.</summary>
    public required string Outcome { get; init; }
    public Guid? ActivityId { get; init; }

    /// <summary>Why it was refused: no_start, recurrence, unsupported, not_yours, deleted or unknown_invitation.</summary>
    public string? Code { get; init; }
    public string? Message { get; init; }

    /// <summary>Properties of which something is not kept, such as RDATE.</summary>
    public IReadOnlyList<string> Lost { get; init; } = [];
}

internal sealed class ImportIcsValidator : AbstractValidator<ImportIcs>
{
    public ImportIcsValidator() =>
        RuleFor(i => i.Text).NotEmpty().MaximumLength(IcsReader.MaxCharacters).WithMessage("Send a calendar file of 5 million characters at most.");
}

internal sealed class ImportIcsHandler(CalendarImporter importer, CalendarReplies replies, Viewpoint viewpoint) : IRequestHandler<ImportIcs, IcsImport>
{
    private const int Most = 1000;

    public async Task<IcsImport> Handle(ImportIcs request, CancellationToken cancellationToken)
    {
        var components = IcsReader.Read(request.Text);
        var entries = CalendarEntryReader.EntriesOf(components).ToList();
        if (components.Count == 0)
        {
            throw new InvalidInputException("text", "This is no calendar file: it has no component such as BEGIN:VCALENDAR.");
        }

        if (entries.Count > Most)
        {
            throw new InvalidInputException("text", $"Send {Most} entries at most; this file has {entries.Count}.");
        }

        var items = CalendarReplies.IsReply(components) ? await Answers(entries, cancellationToken) : await Entries(components, entries, cancellationToken);
        return new IcsImport
        {
            Received = items.Count,
            Created = items.Count(i => i.Outcome == "created"),
            Updated = items.Count(i => i.Outcome == "updated"),
            Unchanged = items.Count(i => i.Outcome == "unchanged"),
            Refused = items.Count(i => i.Outcome == "refused"),
            Items = items,
        };
    }

    private async Task<List<IcsImportItem>> Entries(IReadOnlyList<IcsComponent> components, List<IcsComponent> entries, CancellationToken ct)
    {
        var isCancelled = components.Any(c => c.Find("METHOD")?.Value.Equals("CANCEL", StringComparison.OrdinalIgnoreCase) == true);
        var reader = new CalendarEntryReader(new IcsZones(components, viewpoint.Zone()));
        var read = entries.ConvertAll(reader.Read);
        var understood = read.Where(r => r.Entry is not null).Select(r => isCancelled ? r.Entry! with { Status = ActivityStatus.Cancelled } : r.Entry!).ToList();
        var outcomes = new Queue<(ImportOutcome Outcome, Guid? Id, string? Code, string? Message)>(await importer.Import(understood, ct));
        return read.ConvertAll(r =>
        {
            if (r.Entry is null)
            {
                return new IcsImportItem { Uid = r.Uid, Subject = r.Subject, Outcome = "refused", Code = r.Code, Message = r.Message };
            }

            var (outcome, id, code, message) = outcomes.Dequeue();
            return new IcsImportItem { Uid = r.Uid, Subject = r.Entry.Subject, Outcome = outcome.ToString().ToLowerInvariant(), ActivityId = id, Code = code, Message = message, Lost = r.Entry.Lost };
        });
    }

    private async Task<List<IcsImportItem>> Answers(List<IcsComponent> entries, CancellationToken ct)
    {
        var items = new List<IcsImportItem>();
        foreach (var entry in entries)
        {
            var noted = await replies.Note(entry, sender: null, ct);
            items.Add(new IcsImportItem
            {
                Uid = entry.Find("UID")?.Value,
                Subject = entry.Find("SUMMARY")?.Text,
                Outcome = noted is null ? "refused" : noted.Value.IsNews ? "updated" : "unchanged",
                ActivityId = noted?.Id,
                Code = noted is null ? "unknown_invitation" : null,
                Message = noted is null ? "Nobody who answers here was invited to a meeting that you can see." : null,
            });
        }

        return items;
    }
}

internal sealed class ImportIcsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/activities/import-ics", async (ImportIcsBody body, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ImportIcs(body.Text), ct)))
        .WithName("ImportIcs").WithTags("Calendar").WithSummary("Take meetings and tasks over from an iCalendar file")
        .WithDescription("Send the file's text as `text`. Events become meetings, to-dos tasks, each identity (UID) one activity: sent again it is updated, and left alone where it is the same or older (SEQUENCE). What repeats keeps its rule (RRULE) and the times left out (EXDATE); one time that was moved (RECURRENCE-ID) is an activity of its own. Time zones are found by their IANA or Windows names, else by the rules in the file. An entry that cannot be taken over is refused with a reason and keeps no other out. A file of answers (METHOD:REPLY) sets what attendees have answered. 1,000 entries at most. One change set, so that all is undone together.")
        .ProducesProblem(StatusCodes.Status400BadRequest).Requires("activities.create");
}
