using Analytics.Reports.Periods;

namespace Analytics.Worker.Tests.Delivery;

/// <summary>In what a version differs from the one before it.</summary>
[Collection("delivery")]
public sealed class ChangeTests(DatabaseFixture database)
{
    [Fact]
    public async Task A_late_value_and_a_correction_are_named_with_old_new_who_and_when()
    {
        using var office = await Office.OpenAsync(database);
        await office.AddPackAsync(2);
        await office.ObserveAsync(3, "btc,a05,2025-Q2,9");
        await office.ObserveAsync(4, "hnd,a05,2025-Q2,4");
        var changes = await office.Reader.FindChangesAsync(await office.AddPackAsync(5), CancellationToken.None);

        Assert.Equal("5 số liệu thay đổi, 1 đơn vị bổ sung", changes!.Summary.Vi);
        Assert.Equal("5 figures changed, 1 unit added", changes.Summary.En);
        Assert.Equal(
            [
                ("a05", null, "7", "13", "2025-07-04"),
                ("a05", "btc", "7", "9", "2025-07-03"),
                ("a05", "hnd", "–", "4", "2025-07-04"),
                ("a06", null, "7,0%", "9,0%", "2025-07-03"),
                ("a06", "btc", "7,0%", "9,0%", "2025-07-03"),
            ],
            changes.Figures.Select(one => (one.Indicator, one.Unit, one.OldText, one.NewText, VietnamTime.Format(one.RecordedAt!.Value)[..10])));
        Assert.All(changes.Figures, one => Assert.Equal("văn phòng", one.SubmittedBy));
        Assert.Equal("Ban Tổ chức", changes.Figures[1].UnitName);
    }

    [Fact]
    public async Task A_first_version_has_no_change_list()
    {
        using var office = await Office.OpenAsync(database);
        Assert.Null(await office.Reader.FindChangesAsync(await office.AddPackAsync(2), CancellationToken.None));
    }

    [Fact]
    public async Task An_undisclosed_indicator_gives_its_total_and_not_who_changed_it()
    {
        using var office = await Office.OpenAsync(database);
        await office.ExecuteAsync("""
            insert into warehouse.indicators (code, name_vi, measure_vi, kind, direction, decimals, scale, reported_by, disclosure, recorded_at, submission)
            select code, name_vi, measure_vi, kind, direction, decimals, scale, reported_by, 'total_only', '2025-07-01', submission
            from warehouse.indicators where code = 'a05'
            """);
        await office.AddPackAsync(2);
        await office.ObserveAsync(3, "btc,a05,2025-Q2,9");
        var changes = await office.Reader.FindChangesAsync(await office.AddPackAsync(5), CancellationToken.None);
        Assert.Equal([("a05", null, "7", "9", null), ("a06", null, "7,0%", "9,0%", null)],
            changes!.Figures.Select(one => (one.Indicator, one.Unit, one.OldText, one.NewText, one.SubmittedBy)));
    }
}
