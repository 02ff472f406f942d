using Crm.Leads.Domain;
using Crm.Leads.Handoffs;
using Crm.Platform.ServiceClocks;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Leads.Clocks;

/// <summary>What is to happen in time with leads, and until when, kept on the lead so that lists are in its order.</summary>
internal sealed class LeadClocks(LeadsDb db, IMediator mediator) : IServiceClocked
{
    /// <summary>The first answer; it begins when the lead comes.</summary>
    public const string FirstResponse = "firstResponse";

    /// <summary>The answer to each later message of the customer.</summary>
    public const string RollingResponse = "rollingResponse";

    /// <summary>Accepting what was passed on.</summary>
    public const string Acceptance = "acceptance";

    /// <summary>What the customer waits for.</summary>
    public static readonly IReadOnlyList<string> Answers = [FirstResponse, RollingResponse];

    public string RecordType => "lead";

    public IReadOnlyList<string> Kinds => [.. Answers, Acceptance];

    public async Task DueMoved(IReadOnlyDictionary<Guid, IReadOnlyDictionary<string, DateTime>> due, CancellationToken ct)
    {
        foreach (var alike in due.GroupBy(d => Earliest(d.Value), d => d.Key))
        {
            // Leads that came together are due together. Nobody has edited them: it stands in no history.
            var (at, rank, ids) = (alike.Key, alike.Key?.Ticks ?? long.MaxValue, alike.ToList());
            await db.Leads.Where(l => EF.Parameter(ids).Contains(l.Id))
                .ExecuteUpdateAsync(u => u.SetProperty(l => l.AnswerDue, at).SetProperty(l => EF.Property<long>(l, nameof(Lead.AnswerDue) + "Rank"), rank), ct);
        }
    }

    public async Task Late(IReadOnlyList<LateClock> late, CancellationToken ct)
    {
        if (late.Where(l => l.Kind == Acceptance).Select(l => l.RecordId).ToList() is { Count: > 0 } ids)
        {
            await mediator.Send(new ReturnLateLeads(ids), ct);
        }
    }

    private static DateTime? Earliest(IReadOnlyDictionary<string, DateTime> due) => due.Where(d => Answers.Contains(d.Key)).Select(d => (DateTime?)d.Value).Min();
}
