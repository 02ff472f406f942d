using Crm.Activities.Domain;
using Crm.Activities.Timeline;
using Crm.Contacts.Contracts;
using Crm.Kernel;
using Crm.Leads.Contracts;
using Crm.Platform.Http;
using Crm.Platform.Imports;
using Crm.Platform.Live;
using Crm.Platform.Normalisation.Phones;
using Crm.Platform.Records;
using Crm.Platform.Search;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Crm.Activities.Features;

/// <summary>What the telephone system says of a call; each event of a call names it by the same id.</summary>
/// <param name="Agent">The colleague at this end: a user's id or e-mail address.</param>
internal sealed record NoteCall(
    string ExternalId, CallEvent Event, string From, string To, ActivityDirection Direction, string? Agent = null, DateTimeOffset? At = null, long? DurationSeconds = null,
    string? RecordingUrl = null) : ICommand<Upserted<Activity>>;

/// <summary>How far a call has come.</summary>
internal enum CallEvent
{
    Ringing,
    Answered,
    Ended,
    Recording,
}

internal sealed class NoteCallValidator : AbstractValidator<NoteCall>
{
    public NoteCallValidator()
    {
        RuleFor(c => c.ExternalId).NotEmpty().MaximumLength(200).Must(id => id?.Contains('\0', StringComparison.Ordinal) != true).WithMessage("Remove the character U+0000 from this text.");
        RuleFor(c => c.From).NotEmpty().MaximumLength(60);
        RuleFor(c => c.To).NotEmpty().MaximumLength(60);
        RuleFor(c => c.Agent).MaximumLength(254);
        RuleFor(c => c.DurationSeconds).InclusiveBetween(0, 7 * 24 * 3600);
        RuleFor(c => c.RecordingUrl).MaximumLength(500)
            .Must(url => url is null || (Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")).WithMessage("Give a web address such as https://example.com.");
        RuleFor(c => c.RecordingUrl).NotEmpty().When(c => c.Event == CallEvent.Recording);
    }
}

internal sealed class NoteCallHandler(
    IMediator mediator, RecordCatalog catalog, ReferenceLabels labels, IExternalIds keys, ILiveEvents live, IOptions<CompanyOptions> company, TimeProvider clock)
    : IRequestHandler<NoteCall, Upserted<Activity>>
{
    internal const string Source = "call";

    public async Task<Upserted<Activity>> Handle(NoteCall request, CancellationToken cancellationToken)
    {
        var known = await keys.Find("activity", Source, request.ExternalId, cancellationToken);
        var number = Normal(request.Direction == ActivityDirection.Outbound ? request.To : request.From);
        var party = known is null ? await Party(number, cancellationToken) : null;
        var agent = await Agent(request.Agent, cancellationToken);
        var noted = await mediator.Send(new UpsertRecord<Activity>(Source, request.ExternalId, Values(request, known is null, number, party, agent)), cancellationToken);
        if ((agent ?? noted.Record.OwnerId) is { } hears)
        {
            Tell(hears, request, noted.Record, number, party);
        }

        return noted;
    }

    // Who is neither a contact nor an account may be a lead.
    private async Task<Caller?> Party(string number, CancellationToken ct)
    {
        if (await mediator.Send(new PeopleByReach([], [number]), ct) is [var known, ..])
        {
            return new Caller(known.Label, known.RecordType == "contact" ? known.Id : null, known.AccountId, LeadId: null);
        }

        return await mediator.Send(new LeadsByReach([], [number]), ct) is [var lead, ..] ? new Caller(lead.Label, ContactId: null, AccountId: null, lead.Id) : null;
    }

    /// <summary>Whom a number belongs to.</summary>
    private sealed record Caller(string Label, Guid? ContactId, Guid? AccountId, Guid? LeadId);

    /// <summary>The agent's open pages show who calls, and put the card away in the end.</summary>
    private void Tell(Guid agent, NoteCall call, Activity noted, string number, Caller? party)
    {
        switch (call.Event)
        {
            case CallEvent.Ringing:
                live.ToUser(agent, "call.ringing", new
                {
                    ActivityId = noted.Id,
                    CallerName = party?.Label,
                    Number = number,
                    Direction = call.Direction,
                    Record = noted is { ContactId: { } contact } ? new { RecordType = "contact", RecordId = contact }
                        : noted is { LeadId: { } lead } ? new { RecordType = "lead", RecordId = lead }
                        : noted is { AccountId: { } account } ? new { RecordType = "account", RecordId = account } : null,
                });
                break;
            case CallEvent.Answered:
                live.ToUser(agent, "call.answered", new { ActivityId = noted.Id });
                break;
            case CallEvent.Ended:
                live.ToUser(agent, "call.ended", new { ActivityId = noted.Id, Answered = noted.Outcome == CallOutcome.Connected });
                break;
            case CallEvent.Recording:
                break;
        }
    }

    private string Normal(string text) => PhoneNumbers.Of(text.Trim(), "work", company.Value.Country)?.Number ?? text.Trim();

    private async Task<Guid?> Agent(string? agent, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(agent))
        {
            return null;
        }

        if (Guid.TryParse(agent, out var id))
        {
            return id;
        }

        var key = Folding.Key(agent.Trim());
        return (await labels.Source("user")!.Resolve([key], ct)).TryGetValue(key, out var found)
            ? found
            : throw new InvalidInputException("agent", "There is no active user of this id or address.");
    }

    private RecordValues Values(NoteCall call, bool isNew, string number, Caller? party, Guid? agent)
    {
        var (type, values) = (catalog.Of<Activity>(), new RecordValues());
        var at = (call.At ?? clock.GetUtcNow()).UtcDateTime;
        if (isNew)
        {
            Set("kind", ActivityKind.Call);
            Set("subject", party is { Label.Length: > 0 } ? Excerpts.Cut(party.Label, 300) : number);
            Set("direction", call.Direction);
            Set("startsAt", at);
            Set("contactId", party?.ContactId);
            Set("accountId", party?.AccountId);
            Set("leadId", party?.LeadId);
        }

        if (agent is not null)
        {
            Set("ownerId", agent);
        }

        if (call.Event is CallEvent.Ringing or CallEvent.Answered)
        {
            Set("status", ActivityStatus.Open);
        }

        if (call.Event == CallEvent.Answered)
        {
            Set("outcome", CallOutcome.Connected);
        }

        if (call.Event == CallEvent.Ended)
        {
            Set("status", ActivityStatus.Done);
            Set("endsAt", at);
            Set("duration", call.DurationSeconds);
            if (call.DurationSeconds is null or 0)
            {
                Set("outcome", CallOutcome.NoAnswer);
            }
        }

        if (call.RecordingUrl is not null)
        {
            Set("recordingUrl", call.RecordingUrl);
        }

        return values;

        void Set(string field, object? value) => values.Set(type.Find(field)!, value);
    }
}

internal sealed class NoteCallEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/calls", async (NoteCall body, HttpContext http, IMediator mediator, RecordAnswers answers, CancellationToken ct) =>
        {
            var noted = await mediator.Send(body, ct);
            return await answers.Of(http, noted.Record, noted.IsNew ? StatusCodes.Status201Created : StatusCodes.Status200OK, ct);
        })
        .WithName("NoteCall").WithTags("Calls").WithSummary("Note what the telephone system says of a call")
        .WithDescription("All events of a call name it by the same `externalId` and make one activity. The caller is found by the number, however it is written. The agent's open pages hear `call.ringing`, `call.answered` and `call.ended` in `GET /live`. 201 for a call that is new, 200 for one that is known.")
        .AnswersRecord<Activity>(routes).AnswersRecord<Activity>(routes, StatusCodes.Status201Created).Requires("activities.edit");
}
