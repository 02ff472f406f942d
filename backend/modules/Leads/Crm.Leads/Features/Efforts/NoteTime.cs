using Crm.Kernel;
using Crm.Leads.Domain;
using Crm.Leads.Efforts;
using Crm.Leads.Handoffs;
using Crm.Platform.Http;
using Crm.Platform.Records;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Leads.Features.Efforts;

/// <summary>Time that somebody spent on a lead.</summary>
internal sealed class NoteTimeBody
{
    /// <summary>1 to 1,440.</summary>
    public required int Minutes { get; init; }

    /// <summary>On what.</summary>
    public string? What { get; init; }
}

/// <summary>Writes down time spent on a lead.</summary>
internal sealed record NoteTime(Guid LeadId, int Minutes, string? What) : ICommand<TimeSpent>;

/// <summary>Takes back time that was written down.</summary>
internal sealed record TakeBackTime(Guid LeadId, Guid EffortId) : ICommand;

/// <summary>Reads what time was spent on a lead.</summary>
internal sealed record ReadTime(Guid LeadId) : IQuery<TimeSpentList>;

/// <summary>One stretch of time.</summary>
/// <param name="IsAutomatic">It follows from a call or a meeting.</param>
internal sealed record TimeSpent(Guid Id, DateTime At, int Minutes, string? What, Guid? UserId, string? UserName, bool IsAutomatic);

/// <summary>The latest two hundred, and the sum of all.</summary>
internal sealed record TimeSpentList(IReadOnlyList<TimeSpent> Items, long TotalMinutes);

internal sealed class NoteTimeValidator : AbstractValidator<NoteTime>
{
    public NoteTimeValidator()
    {
        RuleFor(t => t.Minutes).InclusiveBetween(1, 24 * 60);
        RuleFor(t => t.What).MaximumLength(HandoffConfiguration.MaxWhat).Must(w => w?.Contains('\0', StringComparison.Ordinal) != true).WithMessage("Remove the character U+0000 from this text.");
    }
}

internal sealed class TimeHandler(IMediator mediator, LeadsDb db, EffortBook book, ReferenceLabels labels, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<NoteTime, TimeSpent>, IRequestHandler<TakeBackTime, Unit>, IRequestHandler<ReadTime, TimeSpentList>
{
    private const int Most = 200;

    public async Task<TimeSpent> Handle(NoteTime request, CancellationToken cancellationToken)
    {
        var lead = await mediator.Send(new GetRecord<Lead>(request.LeadId), cancellationToken);
        var id = Guid.CreateVersion7();
        var effort = new LeadEffort
        {
            Id = id, SourceId = id, LeadId = lead.Id, UserId = user.Id, Minutes = request.Minutes, At = clock.GetUtcNow().UtcDateTime, What = string.IsNullOrWhiteSpace(request.What) ? null : request.What.Trim(),
        };
        db.Efforts.Add(effort);
        await book.Sum([lead.Id], cancellationToken);
        return new TimeSpent(id, effort.At, effort.Minutes, effort.What, user.Id, user.Name, IsAutomatic: false);
    }

    public async Task<Unit> Handle(TakeBackTime request, CancellationToken cancellationToken)
    {
        var lead = await mediator.Send(new GetRecord<Lead>(request.LeadId), cancellationToken);
        var effort = await db.Efforts.FirstOrDefaultAsync(e => e.Id == request.EffortId && e.LeadId == lead.Id && !e.IsAutomatic, cancellationToken) ?? throw new NotFoundException("time");
        if (effort.UserId != user.Id && user.LevelOf("leads.edit") != AccessLevel.All)
        {
            throw new ForbiddenException("Only who wrote it down takes it back.");
        }

        db.Efforts.Remove(effort);
        await book.Sum([lead.Id], cancellationToken);
        return Unit.Value;
    }

    public async Task<TimeSpentList> Handle(ReadTime request, CancellationToken cancellationToken)
    {
        var lead = await mediator.Send(new GetRecord<Lead>(request.LeadId), cancellationToken);
        var efforts = await db.Efforts.AsNoTracking().Where(e => e.LeadId == lead.Id).OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(Most).ToListAsync(cancellationToken);
        var names = await labels.Fetch(efforts.Select(e => e.UserId).OfType<Guid>().Distinct().Select(id => ("user", id)), cancellationToken);
        return new TimeSpentList(efforts.ConvertAll(e => new TimeSpent(e.Id, e.At, e.Minutes, e.What, e.UserId, names.Of("user", e.UserId), e.IsAutomatic)), lead.MinutesSpent ?? 0);
    }
}

internal sealed class TimeEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/leads/{id:guid}/time", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ReadTime(id), ct)))
            .WithName("ReadLeadTime").WithTags("Leads").WithSummary("Read what time was spent on a lead").ProducesProblem(StatusCodes.Status404NotFound).Requires("leads.read");
        routes.MapPost("/leads/{id:guid}/time", async (Guid id, NoteTimeBody body, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new NoteTime(id, body.Minutes, body.What), ct)))
            .WithName("NoteLeadTime").WithTags("Leads").WithSummary("Write down time spent on a lead")
            .WithDescription("Calls with a duration and meetings that have taken place count by themselves.").ProducesProblem(StatusCodes.Status404NotFound).Requires("leads.edit");
        routes.MapDelete("/leads/{id:guid}/time/{effortId:guid}", async (Guid id, Guid effortId, IMediator mediator, CancellationToken ct) =>
            {
                await mediator.Send(new TakeBackTime(id, effortId), ct);
                return TypedResults.NoContent();
            })
            .WithName("TakeBackLeadTime").WithTags("Leads").WithSummary("Take back time that was written down").ProducesProblem(StatusCodes.Status404NotFound).Requires("leads.edit");
    }
}
