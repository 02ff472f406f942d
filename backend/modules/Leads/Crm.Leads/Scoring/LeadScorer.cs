using Crm.Leads.Domain;
using Crm.Leads.Scoring.Learning;
using Crm.Platform.Records;
using Crm.Platform.Records.Conditions;

namespace Crm.Leads.Scoring;

/// <summary>A rule as it is asked: what must hold, and how many points that is worth.</summary>
internal sealed record PointRule(string Name, Condition When, int Points);

/// <summary>What a lead promises, and why.</summary>
/// <param name="Chance">That it converts, as the model sees it.</param>
/// <param name="Rules">Those that hold.</param>
/// <param name="Contributions">What speaks for and against it, the strongest first.</param>
internal sealed record LeadRating(int? Score, double? Chance, IReadOnlyList<PointRule> Rules, IReadOnlyList<Contribution> Contributions);

/// <summary>The rules and the model of one moment. The score is the chance in per cent, plus the points of the rules that hold, from 0 to 100.</summary>
internal sealed class LeadScorer(RecordType type, IReadOnlyList<PointRule> rules, ChanceModel? model)
{
    private bool IsSilent => model is null && rules.Count == 0;

    public int? Score(Lead lead) => IsSilent ? null : Sum(model?.Chance(LeadTraits.Of(type, lead)), Held(lead));

    public LeadRating Rate(Lead lead)
    {
        var traits = LeadTraits.Of(type, lead);
        var held = Held(lead).ToList();
        var chance = model?.Chance(traits);
        return new LeadRating(IsSilent ? null : Sum(chance, held), chance, held, model?.Explain(traits) ?? []);
    }

    private IEnumerable<PointRule> Held(Lead lead) => rules.Where(r => ConditionEvaluator.Holds(r.When, lead));

    private static int Sum(double? chance, IEnumerable<PointRule> held) => (int)Math.Clamp(Math.Round((chance ?? 0) * 100) + held.Sum(r => r.Points), 0, 100);
}
