using System.Linq.Expressions;
using Crm.Platform.Records.Conditions;

namespace Crm.Platform.Records;

/// <summary>The condition that a further page begins with.</summary>
public static class Keyset
{
    // k >= @k AND (k > @k OR id > @id): the first half lets the index seek, which the usual form with OR does not.
    public static Expression<Func<T, bool>> After<T, TKey>(Expression<Func<T, TKey>> keyOf, Expression<Func<T, Guid>> idOf, bool descending, TKey from, Guid id)
        where TKey : notnull
    {
        var row = keyOf.Parameters[0];
        var value = ConditionCompiler.Parameter(from);
        var beyond = descending ? ExpressionType.LessThan : ExpressionType.GreaterThan;
        var orEqual = descending ? ExpressionType.LessThanOrEqual : ExpressionType.GreaterThanOrEqual;
        var rowId = new Renamed(idOf.Parameters[0], row).Visit(idOf.Body);
        var idBeyond = Expression.MakeBinary(beyond, rowId, ConditionCompiler.Parameter(id));
        return Expression.Lambda<Func<T, bool>>(
            Expression.AndAlso(Test(orEqual, keyOf.Body, value), Expression.OrElse(Test(beyond, keyOf.Body, value), idBeyond)), row);

        static Expression Test(ExpressionType op, Expression left, Expression right) => typeof(TKey) == typeof(string)
            ? Expression.MakeBinary(op, Expression.Call(typeof(string), nameof(string.Compare), null, left, right), Expression.Constant(0))
            : Expression.MakeBinary(op, left, right);
    }

    private sealed class Renamed(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
