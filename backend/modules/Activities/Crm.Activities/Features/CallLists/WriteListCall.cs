using Crm.Activities.CallLists;
using Crm.Activities.Domain;
using Crm.Contacts.Contracts;
using Crm.Kernel;
using Crm.Platform.Consents;
using Crm.Platform.Http;
using Crm.Platform.Records;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Activities.Features.CallLists;

/// <summary>Writes down how a call from a list ended, and does what follows from it.</summary>
internal sealed record WriteListCall(Guid ListId, Guid EntryId, string Outcome, string? Note, DateTimeOffset? CallBackAt, int? DurationSeconds) : ICommand<WrittenCall>;

/// <summary>How a call ended.</summary>
internal sealed class WriteListCallBody
{
    public required Guid EntryId { get; init; }

    /// <summary>The key of one of the list's ways in which a call ends.</summary>
    public required string Outcome { get; init; }

    /// <summary>What was said, in Markdown.</summary>
    public string? Note { get; init; }

    /// <summary>With an outcome of the effect callBack: when.</summary>
    public DateTimeOffset? CallBackAt { get; init; }
    public int? DurationSeconds { get; init; }
}

/// <summary>What became of it.</summary>
/// <param name="State">Where they stand on the list now: waiting, callBack or done.</param>
internal sealed record WrittenCall(Guid CallId, Guid ActivityId, CallListState State);

internal sealed class WriteListCallValidator : AbstractValidator<WriteListCall>
{
    public WriteListCallValidator()
    {
        RuleFor(c => c.Outcome).NotEmpty();
        RuleFor(c => c.Note).MaximumLength(20_000).Must(n => n?.Contains('\0', StringComparison.Ordinal) != true).WithMessage("Remove the character U+0000 from this text.");
        RuleFor(c => c.DurationSeconds).InclusiveBetween(0, 24 * 3600);
    }
}

internal sealed class WriteListCallHandler(ActivitiesDb db, CallListShelf shelf, CallListFiller filler, ChosenRecords chosen, RecordCatalog catalog, IConsentRecorder consents, IMediator mediator, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<WriteListCall, WrittenCall>
{
    public async Task<WrittenCall> Handle(WriteListCall request, CancellationToken cancellationToken)
    {
        var list = await shelf.GetToCall(request.ListId, cancellationToken);
        var entry = await db.CallListEntries.FirstOrDefaultAsync(e => e.Id == request.EntryId && e.ListId == list.Id, cancellationToken) ?? throw new NotFoundException("entry of this list");
        if (entry.LeasedBy != user.Id || entry.State is CallListState.Done or CallListState.Skipped)
        {
            throw new ConflictException("call_taken", "Somebody else has called them meanwhile, or has them on the screen. Get the next one.");
        }

        var outcome = list.Outcomes.Find(o => o.Key == request.Outcome) ?? throw new InvalidInputException("outcome", $"Choose one of: {string.Join(", ", list.Outcomes.Select(o => o.Key))}.");
        var now = clock.GetUtcNow().UtcDateTime;
        var activity = await mediator.Send(new CreateRecord<Activity>(Values(list, entry, outcome, request, now)), cancellationToken);
        (entry.LeasedBy, entry.LeasedUntil, entry.Outcome) = (null, null, outcome.Key);
        entry.Version++;
        await Follow(list, entry, outcome, request, now, cancellationToken);
        entry.DoneAt = entry.State == CallListState.Done ? now : null;
        var call = new CallListCall { ListId = list.Id, EntryId = entry.Id, UserId = user.Id, At = now, Outcome = outcome.Key, ActivityId = activity.Id };
        db.CallListCalls.Add(call);
        return new WrittenCall(call.Id, activity.Id, entry.State);
    }

    private async Task Follow(CallList list, CallListEntry entry, CallListOutcome outcome, WriteListCall request, DateTime now, CancellationToken ct)
    {
        switch (outcome.Effect)
        {
            case CallEffect.TryAgain:
                entry.Tries++;
                (entry.State, entry.NotBefore) = entry.Tries >= list.Tries ? (CallListState.Done, entry.NotBefore) : (CallListState.Waiting, now.AddMinutes(list.PauseMinutes));
                break;
            case CallEffect.CallBack:
                var at = request.CallBackAt?.UtcDateTime;
                if (at is null || at <= now || at > now.AddYears(1))
                {
                    throw new InvalidInputException("callBackAt", "Say when to call back: a time to come, within a year.");
                }

                (entry.State, entry.NotBefore, entry.CallBackBy) = (CallListState.CallBack, at.Value, user.Id);
                break;
            case CallEffect.WrongNumber:
                await TryAnotherNumber(list, entry, now, ct);
                break;
            case CallEffect.DoNotCall:
                entry.State = CallListState.Done;
                await Withdraw(list, entry, ct);
                break;
            default:
                entry.State = CallListState.Done;
                break;
        }
    }

    private async Task TryAnotherNumber(CallList list, CallListEntry entry, DateTime now, CancellationToken ct)
    {
        entry.WrongNumbers = [.. entry.WrongNumbers, entry.Number!];
        var others = new List<string>();
        await foreach (var page in chosen.Of(list.RecordType, [entry.RecordId], ct))
        {
            others.AddRange(page.SelectMany(filler.NumbersOf));
        }

        var next = others.Except(entry.WrongNumbers, StringComparer.Ordinal).FirstOrDefault();
        entry.State = next is null ? CallListState.Done : CallListState.Waiting;
        if (next is not null)
        {
            (entry.Number, entry.Region, entry.Tries, entry.NotBefore) = (next, filler.RegionOf(next), 0, now);
        }
    }

    // A contact with the same number is the same person as far as calls go.
    private async Task Withdraw(CallList list, CallListEntry entry, CancellationToken ct)
    {
        var act = new ConsentAct(ConsentChannel.Phone, "*", ConsentStatus.Withdrawn, "call");
        await consents.Record(list.RecordType, entry.RecordId, [act], ct);
        var contacts = (await mediator.Send(new PeopleByReach([], [entry.Number!]), ct)).Where(r => r.RecordType == "contact" && r.Id != entry.RecordId).Select(r => r.Id).Distinct().ToList();
        foreach (var contact in contacts)
        {
            await consents.Record("contact", contact, [act], ct);
        }
    }

    private RecordValues Values(CallList list, CallListEntry entry, CallListOutcome outcome, WriteListCall request, DateTime now)
    {
        var (type, values) = (catalog.Of<Activity>(), new RecordValues());
        Set("kind", ActivityKind.Call);
        Set("subject", list.Name);
        Set("body", string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.Trim());
        Set("direction", ActivityDirection.Outbound);
        Set("outcome", CallListOutcomes.InActivities(outcome));
        Set("status", ActivityStatus.Done);
        Set("startsAt", now.AddSeconds(-request.DurationSeconds ?? 0));
        Set("endsAt", now);
        Set("duration", (long?)request.DurationSeconds);
        Set(list.RecordType + "Id", entry.RecordId);
        return values;

        void Set(string field, object? value) => values.Set(type.Find(field)!, value);
    }
}

internal sealed class WriteListCallEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/call-lists/{id:guid}/calls", async (Guid id, WriteListCallBody body, IMediator mediator, CancellationToken ct) =>
            TypedResults.Ok(await mediator.Send(new WriteListCall(id, body.EntryId, body.Outcome, body.Note, body.CallBackAt, body.DurationSeconds), ct)))
        .WithName("WriteListCall").WithTags("Call lists").WithSummary("Write down how a call from a list ended")
        .WithDescription(
            "The call stands on the timeline of whoever was called. What follows depends on the outcome: tried again after the pause while tries are left; called back at `callBackAt`; with a wrong number the next number of the same person is tried, and no list calls the wrong one again; "
            + "*do not call* is written down as a withdrawal of consent. 409 `call_taken` where somebody else has them by now.")
        .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).Requires(CallListPermissions.Use);
}
