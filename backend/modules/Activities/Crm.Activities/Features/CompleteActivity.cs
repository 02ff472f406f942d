using Crm.Activities.Days;
using Crm.Activities.Domain;
using Crm.Kernel;
using Crm.Platform.Http;
using Crm.Platform.Records;
using Crm.Platform.Records.Conditions;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Activities.Features;

/// <summary>What came of it, where there is something to say.</summary>
internal sealed class CompleteActivityBody
{
    /// <summary>How a call ended: connected, noAnswer, voicemail, busy or wrongNumber.</summary>
    public string? Outcome { get; init; }

    /// <summary>Added to the text.</summary>
    public string? Note { get; init; }
}

/// <summary>An activity is done; one that repeats comes again.</summary>
internal sealed record CompleteActivity(Guid Id, string? Outcome, string? Note) : ICommand<Activity>;

internal sealed class CompleteActivityValidator : AbstractValidator<CompleteActivity>
{
    public CompleteActivityValidator()
    {
        RuleFor(c => c.Outcome).Must(o => o is null || Enum.TryParse<CallOutcome>(o, ignoreCase: true, out var outcome) && Enum.IsDefined(outcome) && char.IsLetter(o[0]))
            .WithMessage("Choose one of: connected, noAnswer, voicemail, busy, wrongNumber.");
        RuleFor(c => c.Note).MaximumLength(20_000).Must(n => n?.Contains('\0', StringComparison.Ordinal) != true).WithMessage("Remove the character U+0000 from this text.");
    }
}

internal sealed class CompleteActivityHandler(IMediator mediator, RecordCatalog catalog, Viewpoint viewpoint, TimeProvider clock) : IRequestHandler<CompleteActivity, Activity>
{
    public async Task<Activity> Handle(CompleteActivity request, CancellationToken cancellationToken)
    {
        var type = catalog.Of<Activity>();
        var before = await mediator.Send(new GetRecord<Activity>(request.Id), cancellationToken);
        if (!before.IsOpen)
        {
            throw new ConflictException("not_open", "This activity is already done or cancelled.");
        }

        var values = new RecordValues();
        values.Set(type.Find("status")!, ActivityStatus.Done);
        if (request.Outcome is { } outcome)
        {
            values.Set(type.Find("outcome")!, Enum.Parse<CallOutcome>(outcome, ignoreCase: true));
        }

        if (!string.IsNullOrWhiteSpace(request.Note))
        {
            values.Set(type.Find("body")!, before.BodyWith(request.Note));
        }

        var done = await mediator.Send(new UpdateRecord<Activity>(request.Id, values), cancellationToken);
        if (Repeating.Next(before, viewpoint.Zone(), clock.GetUtcNow().UtcDateTime) is var (shift, rule))
        {
            await mediator.Send(new CreateRecord<Activity>(Again(type, before, shift, rule)), cancellationToken);
        }

        return done;
    }

    // The same once more: all its times move together, and nothing on the checklist is done yet.
    private static RecordValues Again(RecordType type, Activity done, TimeSpan shift, string rule)
    {
        var values = new RecordValues();
        foreach (var field in type.Fields.Where(f => !f.IsReadOnly && f.Get(done) is not null && f.Name is not ("status" or "outcome" or "duration" or "recordingUrl")))
        {
            values.Set(field, field.Get(done) is DateTime moment ? moment + shift : (object?)field.Get(done));
        }

        values.Set(type.Find("timeZone")!, done.TimeZone);
        values.Set(type.Find("recurrence")!, rule);
        values.Set(type.Find("checklist")!, done.Checklist.ConvertAll(i => i with { Done = false }));
        return values;
    }
}

internal sealed class CompleteActivityEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/activities/{id:guid}/complete", async (Guid id, CompleteActivityBody? body, HttpContext http, IMediator mediator, RecordAnswers answers, CancellationToken ct) =>
            await answers.Of(http, await mediator.Send(new CompleteActivity(id, body?.Outcome, body?.Note), ct), StatusCodes.Status200OK, ct))
        .WithName("CompleteActivity").WithTags("Activities").WithSummary("Say that an activity is done")
        .WithDescription("Send `{}` where there is nothing to say. Answers the activity. One that repeats is made anew for its next time, in the same change set, so that undoing takes both back.")
        .AnswersRecord<Activity>(routes).Requires("activities.edit");
}
