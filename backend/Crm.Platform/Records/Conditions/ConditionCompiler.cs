using System.Linq.Expressions;
using System.Reflection;
using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Records.Kinds;
using Crm.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Records.Conditions;

/// <summary>Turns a condition tree into a predicate that every engine translates.</summary>
internal sealed class ConditionCompiler(
    CrmDbContext db, Viewpoint viewpoint, IReadOnlySet<FieldCondition>? frequent = null, IReadOnlyDictionary<FieldCondition, List<Guid>>? few = null)
{
    private readonly IReadOnlySet<FieldCondition> frequent = frequent ?? new HashSet<FieldCondition>();
    private static readonly MethodInfo EfProperty = typeof(EF).GetMethod(nameof(EF.Property))!;
    private static readonly MethodInfo Compare = typeof(string).GetMethod(nameof(string.Compare), [typeof(string), typeof(string)])!;
    private static readonly MethodInfo StringContains = typeof(string).GetMethod(nameof(string.Contains), [typeof(string)])!;

    /// <summary>The predicate, by a compiler that knows which conditions hold for many records: then it suits a list that stops after a page.</summary>
    public static async Task<Expression<Func<T, bool>>> Compile<T>(CrmDbContext db, Viewpoint viewpoint, Condition condition, CancellationToken ct)
        where T : Record
    {
        var resolved = viewpoint.Resolve(condition);
        Check(resolved, viewpoint.User);
        return new ConditionCompiler(db, viewpoint, await IndexRows.Frequent(db, resolved, ct), await HopTargets.Find(db, viewpoint, resolved, ct)).Compile<T>(resolved);
    }

    /// <summary>Refuses conditions on fields that the caller may not see: whoever could ask by them would learn what they hold.</summary>
    public static void Check(Condition condition, ICurrentUser user)
    {
        switch (condition)
        {
            case GroupCondition group:
                group.Parts.ToList().ForEach(part => Check(part, user));
                break;
            case FieldCondition { Via: { } hop } path:
                user.CheckAsked(hop.Target.Catalog.Find(hop.Reference.RecordType)!, hop.Reference, $"{hop.Reference.PathName}.{path.Field.Name}");
                user.CheckAsked(hop.Target, path.Field, $"{hop.Reference.PathName}.{path.Field.Name}");
                break;
            case FieldCondition own:
                if (!user.MayRead(own.Field))
                {
                    throw new InvalidInputException(own.Field.Name, $"There is no field {own.Field.Name} to ask by.");
                }

                break;
        }
    }

    public Expression<Func<T, bool>> Compile<T>(Condition condition)
        where T : Record
    {
        var record = Expression.Parameter(typeof(T), "r");
        return Expression.Lambda<Func<T, bool>>(Body(viewpoint.Resolve(condition), record), record);
    }

    private Expression Body(Condition condition, ParameterExpression record) => condition switch
    {
        GroupCondition { Parts.Count: 0 } => Expression.Constant(true),
        GroupCondition { IsAll: true } group => group.Parts.Select(p => Body(p, record)).Aggregate(Expression.AndAlso),
        GroupCondition group => group.Parts.Select(p => Body(p, record)).Aggregate(Expression.OrElse),
        FieldCondition { Via: { } hop } path => Path(path, hop, record),
        FieldCondition { Field.IsIndexed: true } field => Indexed(field, record),
        FieldCondition { Field.KeyColumn: { } key } field => Keyed(field, Column(record, key, typeof(string))),
        FieldCondition { Field.Kind: MoneyKind } field => Ranked(field, Column(record, field.Field.RankColumn!, typeof(long))),
        FieldCondition { Field.Kind: LongTextKind } field => IsNull(field, record),
        FieldCondition field => Scalar(field, record),
        _ => throw new InvalidOperationException(condition.GetType().Name),
    };

    private static Expression Keyed(FieldCondition condition, Expression key)
    {
        var texts = condition.Operator == "isNull" ? [] : condition.Values.Select(v => Folding.Key((string)v!)).ToList();
        return condition.Operator switch
        {
            "isNull" => Negate(Expression.Equal(key, Expression.Constant("")), unless: (bool)condition.Values[0]!),
            "eq" => Expression.Equal(key, Parameter(texts[0])),
            "ne" => Expression.NotEqual(key, Parameter(texts[0])),
            "in" => In(key, texts),
            "contains" => Expression.Call(key, StringContains, Parameter(texts[0])),
            "startsWith" => StartsWith(key, texts[0]),
            _ => throw new InvalidOperationException(condition.Operator),
        };
    }

    private static BinaryExpression Ranked(FieldCondition condition, Expression rank)
    {
        if (condition.Operator == "isNull")
        {
            return Expression.MakeBinary((bool)condition.Values[0]! ? ExpressionType.Equal : ExpressionType.NotEqual, rank, Expression.Constant(long.MinValue));
        }

        var limit = Expression.MakeBinary(Comparison(condition.Operator), rank, Parameter(condition.Field.Kind.Rank(condition.Values[0])));
        return Expression.AndAlso(Expression.NotEqual(rank, Expression.Constant(long.MinValue)), limit);
    }

    private static Expression IsNull(FieldCondition condition, ParameterExpression record)
    {
        var text = Column(record, condition.Field.PropertyName, typeof(string));
        return Negate(Expression.Equal(text, Expression.Constant(null, typeof(string))), unless: (bool)condition.Values[0]!);
    }

    private static Expression Scalar(FieldCondition condition, ParameterExpression record)
    {
        var property = Expression.Property(record, condition.Field.PropertyName);
        var type = property.Type;
        var isNullable = !type.IsValueType || Nullable.GetUnderlyingType(type) is not null;
        if (condition.Operator == "isNull")
        {
            var isNull = isNullable ? Expression.Equal(property, Expression.Constant(null, type)) : (Expression)Expression.Constant(false);
            return Negate(isNull, unless: (bool)condition.Values[0]!);
        }

        if (condition.Operator == "in")
        {
            var list = (System.Collections.IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(type))!;
            foreach (var value in condition.Values)
            {
                list.Add(value);
            }

            return Expression.Call(Parameter(list), list.GetType().GetMethod("Contains", [type])!, property);
        }

        var parameter = Expression.Convert(Parameter(condition.Values[0]!), type);
        var comparison = Expression.MakeBinary(Comparison(condition.Operator), property, parameter);
        return condition.Operator == "ne" && isNullable
            ? Expression.OrElse(comparison, Expression.Equal(property, Expression.Constant(null, type)))
            : comparison;
    }

    // Holds where the record refers to a living one that the caller may see and for which the rest of the path holds.
    private Expression Path(FieldCondition path, Hop hop, ParameterExpression record)
    {
        if (few?.GetValueOrDefault(path) is { } ids)
        {
            return ids.Count == 0
                ? Expression.Constant(false)
                : Scalar(new FieldCondition(hop.Reference, "", ids.Count == 1 ? "eq" : "in", [.. ids.Cast<object?>()]), record);
        }

        var targets = hop.Target.Ids(db, viewpoint, path with { Via = null });
        var id = Expression.Parameter(typeof(Guid), "id");
        var isIt = Expression.Lambda<Func<Guid, bool>>(Expression.Equal(Expression.Convert(id, typeof(Guid?)), Expression.Property(record, hop.Reference.PropertyName)), id);
        return Expression.Call(typeof(Queryable), nameof(Queryable.Any), [typeof(Guid)], targets.Expression, isIt);
    }

    // Few index rows lead; many are probed record by record, while the list follows its own order and stops when the page is full.
    private Expression Indexed(FieldCondition condition, ParameterExpression record)
    {
        var rows = IndexRows.Of(db, condition);
        var id = Expression.Property(record, nameof(Record.Id));
        Expression has;
        if (frequent.Contains(condition))
        {
            var row = Expression.Parameter(typeof(FieldValue), "v");
            var sameRecord = Expression.Lambda<Func<FieldValue, bool>>(Expression.Equal(Expression.Property(row, nameof(FieldValue.RecordId)), id), row);
            has = Expression.Call(typeof(Queryable), nameof(Queryable.Any), [typeof(FieldValue)], rows.Expression, sameRecord);
        }
        else
        {
            has = Expression.Call(typeof(Queryable), nameof(Queryable.Contains), [typeof(Guid)], rows.Select(v => v.RecordId).Expression, id);
        }

        var wantsNone = condition.Operator == "ne" || (condition.Operator == "isNull" && (bool)condition.Values[0]!);
        return wantsNone ? Expression.Not(has) : has;
    }

    private static BinaryExpression StartsWith(Expression key, string prefix) => Expression.AndAlso(
        Expression.GreaterThanOrEqual(Expression.Call(Compare, key, Parameter(prefix)), Expression.Constant(0)),
        Expression.LessThan(Expression.Call(Compare, key, Parameter(KeyRange.End(prefix))), Expression.Constant(0)));

    private static MethodCallExpression In(Expression key, List<string> values) =>
        Expression.Call(Parameter(values), typeof(List<string>).GetMethod(nameof(List<>.Contains))!, key);

    private static Expression Negate(Expression expression, bool unless) => unless ? expression : Expression.Not(expression);

    private static MethodCallExpression Column(ParameterExpression record, string column, Type type) =>
        Expression.Call(EfProperty.MakeGenericMethod(type), record, Expression.Constant(column));

    private static ExpressionType Comparison(string op) => op switch
    {
        "eq" => ExpressionType.Equal,
        "ne" => ExpressionType.NotEqual,
        "gt" => ExpressionType.GreaterThan,
        "gte" => ExpressionType.GreaterThanOrEqual,
        "lt" => ExpressionType.LessThan,
        "lte" => ExpressionType.LessThanOrEqual,
        _ => throw new InvalidOperationException(op),
    };

    /// <summary>A value as EF sees a captured variable: a parameter of the statement, so that its plan is cached.</summary>
    internal static Expression Parameter<TValue>(TValue value)
        where TValue : notnull
    {
        var boxType = typeof(Box<>).MakeGenericType(value.GetType());
        return Expression.Field(Expression.Constant(Activator.CreateInstance(boxType, value), boxType), nameof(Box<>.Value));
    }

    private sealed class Box<TValue>(TValue value)
    {
        public readonly TValue Value = value;
    }
}
