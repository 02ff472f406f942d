using Crm.Opportunities.Domain;

namespace Crm.Opportunities.Orders;

/// <summary>What customers read on the page of their order.</summary>
internal sealed record OrderPageTexts(
    string Order, string Ordered, string State, string Promised, string Delivered, string InTime, string Late, string Item, string Quantity, string Amount, string Total, string OnTime, string AsOf,
    string Open, string Shipped, string Arrived, string Cancelled)
{
    public static readonly IReadOnlyDictionary<string, OrderPageTexts> All = new Dictionary<string, OrderPageTexts>(StringComparer.Ordinal)
    {
        ["en"] = new(
            "Order", "Ordered on", "State", "Promised for", "Delivered on", "in time", "late", "Item", "Quantity", "Amount", "Total", "{0} of your {1} deliveries in the last twelve months came in time ({2} %).", "As of {0}",
            "In progress", "On its way", "Delivered", "Cancelled"),
        ["es"] = new(
            "Pedido", "Pedido el", "Estado", "Prometido para el", "Entregado el", "a tiempo", "con retraso", "Concepto", "Cantidad", "Importe", "Total", "{0} de sus {1} entregas de los últimos doce meses llegaron a tiempo ({2} %).", "A fecha de {0}",
            "En preparación", "En camino", "Entregado", "Cancelado"),
        ["zh"] = new(
            "订单", "下单日期", "状态", "承诺日期", "交货日期", "准时", "延迟", "项目", "数量", "金额", "总计", "过去十二个月内，您的 {1} 次交货中有 {0} 次准时（{2} %）。", "截至 {0}",
            "处理中", "运输中", "已交货", "已取消"),
        ["ru"] = new(
            "Заказ", "Дата заказа", "Состояние", "Обещан к", "Доставлен", "в срок", "с опозданием", "Наименование", "Количество", "Сумма", "Итого", "В срок за последние двенадцать месяцев: {0} из {1} ваших доставок ({2} %).", "По состоянию на {0}",
            "В работе", "В пути", "Доставлен", "Отменён"),
        ["it"] = new(
            "Ordine", "Ordinato il", "Stato", "Promesso per il", "Consegnato il", "puntuale", "in ritardo", "Voce", "Quantità", "Importo", "Totale", "{0} delle sue {1} consegne degli ultimi dodici mesi sono arrivate puntuali ({2} %).", "Situazione al {0}",
            "In lavorazione", "In viaggio", "Consegnato", "Annullato"),
    };

    public string Of(OrderState state) => state switch
    {
        OrderState.Shipped => Shipped,
        OrderState.Delivered => Arrived,
        OrderState.Cancelled => Cancelled,
        _ => Open,
    };
}
