using Crm.Activities.CallLists;
using Crm.Kernel;
using Crm.Platform.Http;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Activities.Features.CallLists;

/// <summary>Makes a call list of people that somebody chose.</summary>
internal sealed record CreateCallList(CallListSettings Settings, CallSource From) : ICommand<CallListResponse>;

/// <summary>How it is called from, and whom it is made of.</summary>
internal sealed class CreateCallListBody
{
    public required CallListSettings Settings { get; init; }
    public required CallSource From { get; init; }
}

internal sealed class CreateCallListValidator : AbstractValidator<CreateCallList>
{
    public CreateCallListValidator()
    {
        RuleFor(c => c.Settings).SetValidator(new CallListSettingsValidator());
        RuleFor(c => c.From).SetValidator(new CallSourceValidator());
    }
}

internal sealed class CallSourceValidator : AbstractValidator<CallSource>
{
    public CallSourceValidator()
    {
        RuleFor(s => s.RecordType).Must(t => t is "lead" or "contact" or "account").WithMessage("Choose one of: lead, contact, account.");
        RuleFor(s => s.Ids).Must((s, ids) => ids is null != s.Filter is null or { ValueKind: System.Text.Json.JsonValueKind.Null or System.Text.Json.JsonValueKind.Undefined }).WithMessage("Send either ids or filter.");
        RuleFor(s => s.Ids).Must(ids => ids is null or { Count: > 0 and <= CallListFiller.Most }).WithMessage($"Send a list of 1 to {CallListFiller.Most} ids.");
    }
}

internal sealed class CreateCallListHandler(ActivitiesDb db, CallListShelf shelf, CallListFiller filler, CallListParts parts, Crm.Platform.Mediation.UnitOfWork unitOfWork, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<CreateCallList, CallListResponse>
{
    public async Task<CallListResponse> Handle(CreateCallList request, CancellationToken cancellationToken)
    {
        await parts.Check(request.Settings, CallListFiller.Called(request.From.RecordType), before: [], cancellationToken);
        var list = new CallList
        {
            Name = "", RecordType = CallListFiller.Called(request.From.RecordType), Outcomes = [], HoursFrom = 0, HoursUntil = 0, Days = 0, Tries = 0, PauseMinutes = 0, CreatedAt = clock.GetUtcNow().UtcDateTime, CreatedBy = user.Id,
        };
        request.Settings.WriteTo(list);
        db.CallLists.Add(list);
        db.CallListCallers.AddRange(request.Settings.CallerIds.Select(id => new CallListCaller { ListId = list.Id, UserId = id }));
        if (await filler.Fill(list, request.From, cancellationToken) == 0)
        {
            throw new InvalidInputException("from", "Nobody was chosen whom you can see.");
        }

        await unitOfWork.Flush(cancellationToken);
        return (await shelf.Show([list], cancellationToken))[0];
    }
}

internal sealed class CreateCallListEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/call-lists", async (CreateCallListBody body, IMediator mediator, CancellationToken ct) =>
        {
            var list = await mediator.Send(new CreateCallList(body.Settings, body.From), ct);
            return TypedResults.Created($"/api/v1/call-lists/{list.Id}", list);
        })
        .WithName("CreateCallList").WithTags("Call lists").WithSummary("Make a call list")
        .WithDescription("Of leads, of contacts, or of the people of accounts: by `ids`, or by `filter` as lists take it, 10,000 people at most. Everybody and every number is on it once; who has no number, or one that somebody else on the list has, is on it as skipped.")
        .ProducesProblem(StatusCodes.Status400BadRequest).Requires(CallListPermissions.Use);
}
