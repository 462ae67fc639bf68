package dev.turnbase.bench.plot;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import dev.turnbase.bench.contender.Contender;
import dev.turnbase.bench.measure.Result;
import dev.turnbase.bench.measure.Run;
import dev.turnbase.bench.measure.Sample;
import dev.turnbase.bench.measure.Table;
import java.awt.BasicStroke;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.Styler;

/** A number for each workload, and a colour for each contender on each database. The scale is logarithmic. */
final class BarChart {
    private static final int WIDTH = 1_200;
    private static final int HEIGHT = 600;
    private static final int SLANT = 30;

    private final String title;
    private final String unit;
    /** By series and workload. */
    private final Map<String, Map<String, Double>> series = new LinkedHashMap<>();

    private final List<String> workloads = new ArrayList<>();

    private BarChart(String title, String unit) {
        this.title = title;
        this.unit = unit;
    }

    static BarChart ofRatios(List<Run> runs) {
        BarChart chart = new BarChart("Operations a second", "median ratio to hand-written JDBC");
        for (Run run : runs) {
            chart.add(run, result -> ratio(run, result));
        }
        return chart.checked();
    }

    private static Optional<Double> ratio(Run run, Result result) {
        return result.contender() == Contender.JDBC
                ? Optional.empty()
                : Table.limit(run.results(), result)
                        .map(limit -> result.ratioTo(limit).median());
    }

    static BarChart ofP99(List<Run> runs, int threads) {
        BarChart chart = new BarChart("99th percentile of the time of a call, " + threads + " threads", "µs");
        for (Run run : runs) {
            chart.add(
                    run,
                    result -> result.workload().threads() == threads
                            ? Optional.of(result.median(Sample::p99Micros))
                            : Optional.empty());
        }
        return chart.checked();
    }

    private void add(Run run, Function<Result, Optional<Double>> number) {
        for (Result each : run.results()) {
            if (!each.samples().isEmpty()) {
                number.apply(each).ifPresent(value -> add(run, each, value));
            }
        }
    }

    private void add(Run run, Result result, double value) {
        String workload = result.workload().title();
        if (!workloads.contains(workload)) {
            workloads.add(workload);
        }
        series.computeIfAbsent(result.contender().title() + ", " + run.database(), name -> new LinkedHashMap<>())
                .put(workload, value);
    }

    private BarChart checked() {
        if (series.isEmpty()) {
            throw new IllegalArgumentException("the files have nothing for the chart \"" + title + "\"");
        }
        return this;
    }

    /** The numbers, by series and workload. */
    Map<String, Map<String, Double>> numbers() {
        return series;
    }

    /** The chart as an SVG document, always the same for the same numbers. */
    byte[] svg() throws IOException {
        VectorGraphics2D graphics = new VectorGraphics2D();
        chart().paint(graphics, WIDTH, HEIGHT);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new SVGProcessor()
                .getDocument(graphics.getCommands(), new PageSize(0, 0, WIDTH, HEIGHT))
                .writeTo(bytes);
        return bytes.toByteArray();
    }

    private CategoryChart chart() {
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .yAxisTitle(unit)
                .build();
        chart.getStyler()
                // A dashed line would be drawn dash by dash.
                .setPlotGridLinesStroke(new BasicStroke(1))
                .setYAxisLogarithmic(true)
                .setYAxisMin(powerOfTenBelow())
                .setXAxisLabelRotation(SLANT)
                .setLegendPosition(Styler.LegendPosition.OutsideS)
                .setLegendLayout(Styler.LegendLayout.Horizontal)
                .setChartBackgroundColor(Color.WHITE);
        series.forEach((name, numbers) -> chart.addSeries(name, workloads, row(numbers)));
        return chart;
    }

    private double powerOfTenBelow() {
        double least = series.values().stream()
                .flatMap(numbers -> numbers.values().stream())
                .mapToDouble(each -> each)
                .min()
                .orElseThrow();
        return Math.pow(10, Math.floor(Math.log10(least)));
    }

    private List<@Nullable Double> row(Map<String, Double> numbers) {
        List<@Nullable Double> row = new ArrayList<>();
        workloads.forEach(workload -> row.add(numbers.get(workload)));
        return row;
    }
}
