namespace Crm.Opportunities.Suggestions;

/// <summary>
/// Counts for each two of the frequent items in how many baskets they are together: the second pass of Apriori (Agrawal, Srikant 1994, "Fast algorithms for mining association rules").
/// One number for each pair, so that memory depends on how many items there are and never on how many baskets.
/// </summary>
/// <param name="items">How many items there are; they are numbered from 0.</param>
internal sealed class PairCounts(int items)
{
    private readonly int[] counts = new int[items * (items - 1) / 2];

    /// <summary>Counts a basket.</summary>
    /// <param name="basket">The numbers of its items, each once, in ascending order.</param>
    public void Add(IReadOnlyList<int> basket)
    {
        for (var i = 1; i < basket.Count; i++)
        {
            var row = Row(basket[i]);
            for (var j = 0; j < i; j++)
            {
                counts[row + basket[j]]++;
            }
        }
    }

    public int this[int one, int other] => counts[one > other ? Row(one) + other : Row(other) + one];

    private static int Row(int item) => item * (item - 1) / 2;
}
